/** Rules over where pods run and whom they hold up. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { binding } from './binding.ts';
import { daemonSets } from './daemon-sets.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { evictionAnnotations } from './eviction-annotations.ts';
import { nodeName } from './node-name.ts';
import { nodeSelection } from './node-selection.ts';
import { ownPool } from './own-pool.ts';
import { podAffinity } from './pod-affinity.ts';
import { schedulerName } from './scheduler-name.ts';
import { tolerations } from './tolerations.ts';
import { topology } from './topology.ts';

export const SCHEDULING_POLICIES: readonly AdmissionPolicy[] = [
  nodeName, binding, nodeSelection, ownPool, tolerations, schedulerName, podAffinity, topology, daemonSets, disruptionBudget, evictionAnnotations,
];
