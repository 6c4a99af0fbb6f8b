import { httpReady } from './probe.ts';
import { isAlive } from './lab-state.ts';
import type { LabClusterState, LabComponentState, LabState } from './lab-state.ts';
import { messageOf } from './lab-error.ts';

async function answerOf(cluster: LabClusterState): Promise<string> {
  try {
    await httpReady(`${cluster.server}/readyz`, cluster.caFile)();
    return 'ready';
  } catch (error) {
    return `not ready: ${messageOf(error)}`;
  }
}

function componentLine({ name, process, logFile }: LabComponentState): string {
  const running = process !== undefined && isAlive(process) ? `pid ${process.pid}` : 'not running';
  return `  ${name.padEnd(40)} ${running.padEnd(12)} ${logFile}`;
}

/** Where things are, a line each. */
export function whereabouts(dir: string, state: LabState): string[] {
  return [
    ...state.clusters.map(
      ({ name, server, kubeconfigPath }) => `Cluster ${name}  ${server}  KUBECONFIG=${kubeconfigPath}`,
    ),
    `Git ${state.git.url}/NAME.git  repositories in ${state.git.root}`,
    `Folder ${dir}  log ${dir}.log`,
  ];
}

/** Whereabouts, then each cluster's answer and processes. */
export async function statusLines(dir: string, state: LabState): Promise<string[]> {
  const clusters = await Promise.all(
    state.clusters.map(async (cluster) => [
      `${cluster.name}: ${await answerOf(cluster)}`,
      ...cluster.components.map(componentLine),
    ]),
  );
  return [...whereabouts(dir, state), ...clusters.flat()];
}
