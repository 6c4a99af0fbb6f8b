/** Rules over volumes. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { snapshotSource } from './snapshot-source.ts';
import { volumeAttributes } from './volume-attributes.ts';
import { volumeBinding } from './volume-binding.ts';
import { volumeSources } from './volume-sources.ts';

export const STORAGE_POLICIES: readonly AdmissionPolicy[] = [volumeBinding, volumeSources, volumeAttributes, snapshotSource];
