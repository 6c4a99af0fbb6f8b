import { controlPlanePrograms, fluxPrograms, kwokPrograms } from './binaries.ts';
import type { BuildOptions } from './build.ts';
import type { ClusterPrograms } from './cluster.ts';

/** Which programs a lab needs beside the control plane. */
export interface ProgramsWanted extends BuildOptions {
  readonly flux: boolean;
  readonly kwok: boolean;
}

/** Finds or builds every program that is wanted, one Go module after the other. */
export async function loadPrograms(wanted: ProgramsWanted): Promise<ClusterPrograms> {
  return {
    controlPlane: await controlPlanePrograms(wanted),
    flux: wanted.flux ? await fluxPrograms(wanted) : undefined,
    kwok: wanted.kwok ? await kwokPrograms(wanted) : undefined,
  };
}
