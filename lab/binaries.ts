import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import type { BuildOptions } from './build.ts';
import type { Environment } from './environment.ts';
import { fluxModule, kubernetesModule, kwokModule } from './go-modules.ts';
import { LabError } from './lab-error.ts';

/** How to run one program: a path, and the arguments that come before its flags. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

/** The parts of a control plane. */
export const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const;

/** One part of a control plane. */
export type ControlPlaneProgram = (typeof CONTROL_PLANE)[number];

/** The programs of Flux and their CRDs. */
export interface FluxPrograms {
  readonly sourceController: Program;
  readonly kustomizeController: Program;
  /** Folder of YAML files. */
  readonly crdFolder: string;
}

/** The program of kwok, its CRDs and its stages. */
export interface KwokPrograms {
  readonly kwok: Program;
  /** Folder of YAML files. */
  readonly crdFolder: string;
  /** Folder of YAML files. */
  readonly stageFolder: string;
}

function pathFrom(variable: string, env: Environment): string | undefined {
  const path = env[variable];
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path)) throw new LabError(`${variable} names ${path}, and there is no such file`);
  return path;
}

/** `kube-apiserver` → `TENANTRY_LAB_KUBE_APISERVER`. */
function variableFor(program: string): string {
  return `TENANTRY_LAB_${program.toUpperCase().replaceAll('-', '_')}`;
}

/**
 * Where the machine brings that program itself: its own variable first, then the folder KUBEBUILDER_ASSETS.
 * @throws LabError when a variable names a file that is not there
 */
export function ownProgram(name: string, env: Environment): Program | undefined {
  const explicit = pathFrom(variableFor(name), env);
  if (explicit !== undefined) return { command: explicit, args: [] };
  const assets = pathFrom('KUBEBUILDER_ASSETS', env);
  const inAssets = assets === undefined ? undefined : join(assets, name);
  return inAssets !== undefined && existsSync(inAssets) ? { command: inAssets, args: [] } : undefined;
}

/** The four programs of a control plane; builds those that the machine does not bring. */
export async function controlPlanePrograms(options: BuildOptions): Promise<Record<ControlPlaneProgram, Program>> {
  const own = new Map(CONTROL_PLANE.map((name) => [name, ownProgram(name, options.env)] as const));
  const isComplete = CONTROL_PLANE.every((name) => own.get(name) !== undefined);
  const built = isComplete ? '' : await ensureBuilt(kubernetesModule, options);
  const programs = CONTROL_PLANE.map((name): [ControlPlaneProgram, Program] => [
    name,
    own.get(name) ?? { command: join(built, 'bin', 'kubernetes'), args: [name] },
  ]);
  return Object.fromEntries(programs) as Record<ControlPlaneProgram, Program>;
}

/** The programs of Flux; TENANTRY_LAB_FLUX_CRDS names the CRD folder when both programs are the machine's own. */
export async function fluxPrograms(options: BuildOptions): Promise<FluxPrograms> {
  const source = ownProgram('source-controller', options.env);
  const kustomize = ownProgram('kustomize-controller', options.env);
  const crds = pathFrom('TENANTRY_LAB_FLUX_CRDS', options.env);
  const isComplete = source !== undefined && kustomize !== undefined && crds !== undefined;
  const built = isComplete ? '' : await ensureBuilt(fluxModule, options);
  const program = (name: string): Program => ({ command: join(built, 'bin', name), args: [] });
  return {
    sourceController: source ?? program('source-controller'),
    kustomizeController: kustomize ?? program('kustomize-controller'),
    crdFolder: crds ?? join(built, 'crds'),
  };
}

/** The program of kwok. Its CRDs and stages always come from the Go module, so it is always built. */
export async function kwokPrograms(options: BuildOptions): Promise<KwokPrograms> {
  const built = await ensureBuilt(kwokModule, options);
  return {
    kwok: ownProgram('kwok', options.env) ?? { command: join(built, 'bin', 'kwok'), args: [] },
    crdFolder: join(built, 'crds'),
    stageFolder: join(built, 'stages'),
  };
}
