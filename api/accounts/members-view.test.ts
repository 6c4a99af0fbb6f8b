import { describe, expect, it } from 'vitest';
import type { Problem } from '../../store/store.ts';
import { operationMessage } from '../operations/operation-message.ts';
import { queued } from '../operations/operation.ts';
import { membersProblem, membersProgress, membersRevision } from './members-view.ts';
import type { Progress } from './progress.ts';

const FLUX = 'Flux: ReconciliationFailed: Ingress/tenant-globex/shop dry-run failed: host taken by tenant-globex; Ingress/tenant-acme--dev/web, Deployment/tenant-acme-labs/x, Namespace/tenant-acme refused';
const OWN = 'Ingress/tenant-acme--dev/web';

const progress = (over: Partial<Progress> = {}): Progress => ({ cluster: 'eu-1', state: 'PUSHED', message: FLUX, branch: 'b', appliedCommit: '', generation: 'g', appliedGeneration: '', attached: true, ...over });

describe('what members are told', () => {
  it.each(['PUSHED', 'APPLIED', 'UNKNOWN', 'READY'] as const)('of a cluster that is %s: their own objects and no others', (state) => {
    const { message } = membersProgress(progress({ state }), 'acme');
    expect(message).toContain(OWN);
    expect(message).not.toMatch(/globex|acme-labs|Flux/);
  });

  it('of a cluster that nobody asks: what platform admins are told', () => {
    const one = progress({ attached: false, message: 'nobody asks' });
    expect(membersProgress(one, 'acme')).toBe(one);
  });

  it.each(['held', 'vanished', 'waiting', 'branch', 'invalid'] as const)('of a problem of kind %s: no other tenant', (kind) => {
    const problem: Problem = { subject: 'acme', kind, message: `${FLUX} (tenant "globex")`, faults: [] };
    expect(membersProblem(problem).message).toContain(OWN);
    expect(membersProblem(problem).message).not.toMatch(/globex/);
  });

  it('of broken rules: the refusals, without the others that they are about', () => {
    const fault = { file: 'f', line: 3, path: 'spec', policy: 'ingress-host-unique', message: 'host "a.test" has another owner', fix: 'choose another', others: ['globex'] };
    const problem: Problem = { subject: 'acme', kind: 'invalid', message: 'f:3: … (tenant "globex")', faults: [fault] };
    expect(membersProblem(problem).message).toBe('[tenantry/ingress-host-unique] host "a.test" has another owner; choose another');
  });

  it('of a version: the subject of a commit that the API made, not of one that people made', () => {
    const revision = { commit: 'c', etag: 'e', author: 'ann', committedAt: new Date(0), subject: 'Move shop.test from globex to acme', operationId: undefined };
    expect(membersRevision(revision)).toEqual({ ...revision, subject: 'changed in Git' });
    expect(membersRevision({ ...revision, subject: 'Update tenant acme', operationId: 'o' }).subject).toBe('Update tenant acme');
  });

  it('of an operation: its steps and their own objects', () => {
    const operation = { ...queued({ id: 'o', tenant: 'acme', method: 'UpdateAccount', caller: 'c', resume: undefined }, 0), trouble: FLUX, steps: [{ state: 'PUSHED' as const, cluster: undefined, at: 0, message: 'c1' }, { state: 'APPLIED' as const, cluster: 'eu-1', at: 0, message: FLUX }] };
    const members = operationMessage(operation, 'members');
    expect(JSON.stringify({ ...members, steps: members.steps?.map(({ message }) => message) })).not.toMatch(/globex|acme-labs/);
    expect([members.error, members.steps?.[0]?.message]).toEqual([`it cannot go on now; GetAccount tells the state, platform admins more (${OWN})`, 'c1']);
    expect(operationMessage(operation, 'platform').error).toBe(FLUX);
    expect(operationMessage(operation)).toMatchObject({ error: members.error });
  });
});
