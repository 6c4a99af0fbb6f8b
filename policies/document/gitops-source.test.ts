import { describe, expect, it } from 'vitest';
import type { GitOpsSource } from '../../model/tenant.ts';
import { tenantVerdict } from '../testing/verdicts.ts';
import { gitopsSource } from './gitops-source.ts';

const URL = 'https://git.example.org/team/deploy.git';
const judge = (gitops: GitOpsSource) => tenantVerdict(gitopsSource, { namespaces: [{ suffix: 'dev' }], jobs: { enabled: true }, gitops });

describe('gitops-source', () => {
  it.each<GitOpsSource>([
    { url: URL },
    { url: 'ssh://git@git.example.org/team/deploy.git', branch: 'main', path: './apps', namespace: 'tenant-acme--dev', secretName: 'git' },
    { url: 'ssh://git@git.example.org:2222/a/b', branch: 'release/1.0' },
    { url: 'https://198.51.100.7:8443/a/b' },
    { url: 'https://[2606:4700::1111]/a/b' },
    { url: 'https://git.xn--bcher-kva.xn--p1ai/a/b' },
  ])('accepts $url', (source) => expect(judge(source)).toEqual([]));

  it.each([
    ['credentials', 'https://user:secret@git.example.org/a'],
    ['a token', 'https://token@git.example.org/a'],
    ['a password over SSH', 'ssh://git:secret@git.example.org/a'],
    ['a query', 'https://git.example.org/a?x=1'],
    ['no host', 'https:///etc/passwd'],
    ['a host without a domain', 'https://gitea/a'],
    ['the machine', 'https://localhost.localhost/a'],
    ['loopback', 'https://127.0.0.1/a'],
    ['loopback in one number', 'https://2130706433/a'],
    ['loopback in hexadecimal', 'https://0x7f.1/a'],
    ['loopback over IPv6', 'https://[::1]/a'],
    ['IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/a'],
    ['the metadata service', 'https://169.254.169.254/latest'],
    ['the metadata service over SSH', 'ssh://git@169.254.169.254/a'],
    ['a short address over SSH', 'ssh://git@127.1/a'],
    ['a private network', 'https://10.0.0.7/a'],
    ['a service of the cluster', 'https://kubernetes.default.svc/a'],
    ['a service by its full name', 'https://kubernetes.default.svc.cluster.local./a'],
    ['a service and its namespace, which the cluster\'s DNS completes', 'https://gitea.kube-system/a'],
    ['a service of the default namespace', 'https://kubernetes.default/a'],
    ['a service of another tenant', 'ssh://git@gitea.tenant-globex/a'],
    ['an address with an escape over SSH', 'ssh://git@169.254.169.254%2e/a'],
    ['an address with a hexadecimal part over SSH', 'ssh://git@127.0x0.0.1/a'],
    ['an option of ssh as host', 'ssh://-oProxyCommand=touch.x/a'],
    ['the clouds\' inner domain', 'https://metadata.google.internal/a'],
  ])('refuses %s', (_name, url) => {
    expect(judge({ url })).toEqual([expect.stringMatching(/^spec\.gitops\.url: \[tenantry\/gitops-source\] ".*" (holds|names) .*; write a public address/)]);
  });

  it.each<[string, Partial<GitOpsSource>, string]>([
    ['a branch that climbs', { branch: 'a/../b' }, 'spec.gitops.branch'], ['a branch that locks', { branch: 'a.lock' }, 'spec.gitops.branch'], ['a branch with an end', { branch: 'a/' }, 'spec.gitops.branch'],
    ['a path that climbs', { path: './a/../../b' }, 'spec.gitops.path'],
    ['another tenant\'s namespace', { namespace: 'tenant-globex' }, 'spec.gitops.namespace'], ['Flux\'s namespace', { namespace: 'flux-system' }, 'spec.gitops.namespace'],
    ['the namespace for jobs, where people only look on', { namespace: 'tenant-acme--jobs' }, 'spec.gitops.namespace'],
  ])('refuses %s', (_name, part, path) => expect(judge({ url: URL, ...part })).toEqual([expect.stringContaining(`${path}: [tenantry/gitops-source]`)]));

  it('tells everything at once, and nothing without a source', () => {
    expect(judge({ url: 'https://127.0.0.1/a', branch: '..', path: './..', namespace: 'x' })).toHaveLength(4);
    expect(tenantVerdict(gitopsSource, {})).toEqual([]);
  });
});
