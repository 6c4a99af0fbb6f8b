/** Rules over objects that make others apply objects. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { applierKinds } from './applier-kinds.ts';
import { fluxAccount } from './flux-account.ts';
import { fluxDecryption } from './flux-decryption.ts';
import { fluxReach } from './flux-reach.ts';
import { fluxSource } from './flux-source.ts';

export const GITOPS_POLICIES: readonly AdmissionPolicy[] = [fluxAccount, fluxReach, fluxSource, fluxDecryption, applierKinds];
