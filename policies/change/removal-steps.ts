/**
 * A tenant goes in steps, one a commit: Active, Suspended, Deleted, then its files are removed. Back is allowed from
 * any step. Namespaces and their walls are kept in clusters until Deleted, so a folder that vanishes earlier would
 * leave a namespace that nobody governs. A tenant begins as Active or Suspended.
 */
import { quoted } from '../../model/shown.ts';
import type { StepPolicy } from './subject.ts';

export const removalSteps: StepPolicy = {
  id: 'removal-steps',
  check({ before, after }) {
    const from = before?.document.spec.state;
    const to = after?.document.spec.state;
    const id = quoted(before?.id ?? after?.id ?? '');
    if (to === undefined) {
      if (from === undefined || from === 'Deleted') return [];
      const steps = from === 'Active' ? 'state: Suspended, then state: Deleted' : 'state: Deleted';
      return [{ path: '', message: `the folder of tenant ${id} has vanished while its state is ${from}`, fix: `put it back; commit ${steps}, and remove the files when that is applied` }];
    }
    if (to !== 'Deleted') return [];
    if (from === undefined) return [{ path: 'spec.state', message: `the new tenant ${id} has state Deleted`, fix: 'begin with Active or Suspended' }];
    if (from !== 'Active') return [];
    return [{ path: 'spec.state', message: `tenant ${id} goes from Active to Deleted in one step`, fix: 'commit state: Suspended first and Deleted when that is applied' }];
  },
};
