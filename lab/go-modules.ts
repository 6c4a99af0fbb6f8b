import { join } from 'node:path';

/** Files of a Go module that a build keeps beside its programs. */
interface ModuleFiles {
  /** Module path, as in go.mod. */
  readonly module: string;
  /** Folder inside the module. */
  readonly from: string;
  /** Folder inside the build. */
  readonly to: string;
}

/** One of our Go modules under `lab/go`, and what is built from it. */
export interface GoModule {
  readonly name: 'kubernetes' | 'flux' | 'kwok';
  /** Folder with go.mod and go.sum. */
  readonly folder: string;
  /** What `go build` is asked for; each becomes `bin/<last part of its path>`. */
  readonly packages: readonly string[];
  readonly ldflags: string;
  readonly files: readonly ModuleFiles[];
}

/** Version of the API server that is built and stamped into it. */
export const KUBERNETES_VERSION = 'v1.36.3';

const GO_FOLDER = join(import.meta.dirname, 'go');
const SMALL = '-s -w';

// Without these, clients cannot parse the version that the server tells.
const VERSION_STAMP = [
  ['gitVersion', KUBERNETES_VERSION],
  ['gitMajor', '1'],
  ['gitMinor', '36'],
  ['gitTreeState', 'clean'],
]
  .map(([variable, value]) => `-X k8s.io/component-base/version.${variable}=${value}`)
  .join(' ');

/** etcd, kube-apiserver, kube-controller-manager and kube-scheduler in one program. */
export const kubernetesModule: GoModule = {
  name: 'kubernetes',
  folder: join(GO_FOLDER, 'kubernetes'),
  packages: ['tenantry.dev/lab/kubernetes'],
  ldflags: `${SMALL} ${VERSION_STAMP}`,
  files: [],
};

/** source-controller and kustomize-controller with their CRDs. */
export const fluxModule: GoModule = {
  name: 'flux',
  folder: join(GO_FOLDER, 'flux'),
  packages: ['github.com/fluxcd/source-controller', 'github.com/fluxcd/kustomize-controller'],
  ldflags: SMALL,
  files: ['github.com/fluxcd/source-controller', 'github.com/fluxcd/kustomize-controller'].map((module) => ({
    module,
    from: 'config/crd/bases',
    to: 'crds',
  })),
};

/** kwok with its CRDs and its stages for nodes and pods. */
export const kwokModule: GoModule = {
  name: 'kwok',
  folder: join(GO_FOLDER, 'kwok'),
  packages: ['sigs.k8s.io/kwok/cmd/kwok'],
  ldflags: SMALL,
  files: [
    { module: 'sigs.k8s.io/kwok', from: 'kustomize/crd/bases', to: 'crds' },
    { module: 'sigs.k8s.io/kwok', from: 'kustomize/stage/node/fast', to: 'stages' },
    { module: 'sigs.k8s.io/kwok', from: 'kustomize/stage/node/heartbeat-with-lease', to: 'stages' },
    { module: 'sigs.k8s.io/kwok', from: 'kustomize/stage/pod/fast', to: 'stages' },
  ],
};
