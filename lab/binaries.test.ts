import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTROL_PLANE, controlPlanePrograms, ownProgram } from './binaries.ts';

let assets: string;

beforeAll(async () => {
  assets = await mkdtemp(join(tmpdir(), 'tenantry-assets-'));
  await Promise.all(CONTROL_PLANE.map((name) => writeFile(join(assets, name), '')));
});

afterAll(() => rm(assets, { recursive: true }));

describe('ownProgram()', () => {
  it('is undefined when the machine brings nothing', () => {
    expect(ownProgram('etcd', {})).toBeUndefined();
    expect(ownProgram('kwok', { KUBEBUILDER_ASSETS: assets })).toBeUndefined();
  });

  it('prefers the variable of the program to the folder of assets', () => {
    const own = join(assets, 'kube-scheduler');
    expect(ownProgram('etcd', { KUBEBUILDER_ASSETS: assets })?.command).toBe(join(assets, 'etcd'));
    expect(ownProgram('etcd', { KUBEBUILDER_ASSETS: assets, TENANTRY_LAB_ETCD: own })?.command).toBe(own);
  });

  it('refuses a variable that leads nowhere', () => {
    expect(() => ownProgram('kube-apiserver', { TENANTRY_LAB_KUBE_APISERVER: '/nowhere' })).toThrow(
      'TENANTRY_LAB_KUBE_APISERVER names /nowhere, and there is no such file',
    );
  });
});

describe('controlPlanePrograms()', () => {
  it('builds nothing when the machine brings all', async () => {
    const log = (line: string): never => {
      throw new Error(line);
    };
    const programs = await controlPlanePrograms({ env: { KUBEBUILDER_ASSETS: assets }, log });
    expect(programs['kube-apiserver']).toEqual({ command: join(assets, 'kube-apiserver'), args: [] });
  });
});
