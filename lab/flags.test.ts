import { describe, expect, it } from 'vitest';
import { apiServerFlags, controllerManagerFlags, etcdFlags, schedulerFlags } from './control-plane-flags.ts';
import type { ControlPlaneFiles } from './control-plane-flags.ts';
import { kustomizeControllerFlags, sourceControllerFlags } from './flux.ts';

const files = new Proxy({} as ControlPlaneFiles, { get: (_, name) => `/files/${String(name)}` });
const ports = { etcd: 1, etcdPeer: 2, apiServer: 3, controllerManager: 4, scheduler: 5 };
const fluxPorts = { storage: 1, sourceHealth: 2, sourceMetrics: 3, kustomizeHealth: 4, kustomizeMetrics: 5 };

describe('flags', () => {
  const all = [
    etcdFlags(files, ports),
    apiServerFlags(files, ports, { audit: true, extra: [] }),
    controllerManagerFlags(files, ports),
    schedulerFlags(files, ports),
    sourceControllerFlags(fluxPorts, '/storage'),
    kustomizeControllerFlags(fluxPorts),
  ];

  it.each(all.map((flags) => ({ flags })))(
    'each stands once, and none listens beyond loopback: $flags.0 …',
    ({ flags }) => {
      const names = flags.map((flag) => flag.split('=')[0]);
      expect(new Set(names).size).toBe(names.length);
      expect(flags.filter((flag) => /0\.0\.0\.0|=:\d/.test(flag))).toEqual([]);
      expect(flags.filter((flag) => flag.includes('undefined'))).toEqual([]);
    },
  );

  it('lets flags of a test win', () => {
    const flags = apiServerFlags(files, ports, { audit: false, extra: ['--v=4'] });
    expect(flags.at(-1)).toBe('--v=4');
    expect(flags.some((flag) => flag.startsWith('--audit'))).toBe(false);
  });

  it('locks Flux down as for many tenants', () => {
    expect(kustomizeControllerFlags(fluxPorts)).toEqual(
      expect.arrayContaining([
        '--no-cross-namespace-refs=true',
        '--no-remote-bases=true',
        '--default-service-account=default',
      ]),
    );
  });
});
