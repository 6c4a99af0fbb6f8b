/**
 * When certificates are replaced. One step at a time, each written to the Secret that all replicas share:
 *
 * 1. a new authority (with a new secret path) is added beside the old one, and API servers learn of it;
 * 2. after the overlap every API server trusts both, so the served certificate may come from the new one;
 * 3. after another overlap every replica serves it, so the old authority and path are dropped.
 *
 * A call finds a trusted certificate and a known path at every moment in between.
 */
import { X509Certificate } from 'node:crypto';
import { createAuthority, isFor, issueLeaf, type KeyPair, type Validity } from './certificate.ts';

/** An authority with the secret path that is made with it. */
export interface Generation extends KeyPair {
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** All that the Secret holds. */
export interface CertificateState {
  /** The oldest first; one, or two while rotating. */
  readonly generations: readonly Generation[];
  readonly leaf: KeyPair;
  /** Which generation signed the leaf. */
  readonly leafOf: number;
  readonly leafAt: number;
}

export interface RotationOptions {
  /** Names and addresses that the API server calls. */
  readonly hosts: readonly string[];
  readonly authorityDays: number;
  readonly leafDays: number;
  /** How long a step is left to be seen everywhere. */
  readonly overlapMs: number;
  readonly newPath: () => string;
}

const DAY_MS = 86_400_000;
/** Clocks differ: what is new is already valid on a clock that is behind. */
const SKEW_MS = 3_600_000;

function validity(now: number, days: number): Validity {
  return { from: new Date(now - SKEW_MS), to: new Date(now + days * DAY_MS) };
}

function newGeneration(now: number, options: RotationOptions): Generation {
  return { ...createAuthority(validity(now, options.authorityDays)), path: options.newPath(), addedAt: now };
}

function withLeaf(generations: readonly Generation[], leafOf: number, now: number, options: RotationOptions): CertificateState {
  const authority = generations[leafOf];
  if (authority === undefined) throw new RangeError(`there is no generation ${leafOf}`);
  // A leaf never outlives its authority.
  const ends = new X509Certificate(authority.cert).validToDate.getTime();
  const wanted = validity(now, options.leafDays);
  const leaf = issueLeaf(authority, options.hosts, { from: wanted.from, to: new Date(Math.min(wanted.to.getTime(), ends)) });
  return { generations, leaf, leafOf, leafAt: now };
}

/** Two thirds of the life are over. */
function isAged(certificate: string, now: number): boolean {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const from = validFromDate.getTime();
  return now >= from + ((validToDate.getTime() - from) * 2) / 3;
}

function servesAll(certificate: string, hosts: readonly string[]): boolean {
  const leaf = new X509Certificate(certificate);
  return hosts.every((host) => isFor(leaf, host));
}

/** The state of a new cluster. */
export function firstState(now: number, options: RotationOptions): CertificateState {
  return withLeaf([newGeneration(now, options)], 0, now, options);
}

/** The next state, or undefined while there is nothing to do. `force` begins a rotation that is not due. */
export function nextState(state: CertificateState, now: number, options: RotationOptions, force = false): CertificateState | undefined {
  const { generations, leafOf } = state;
  const newest = generations.length - 1;
  const authority = generations[newest];
  if (authority === undefined) return firstState(now, options);
  if (leafOf < newest) return now >= authority.addedAt + options.overlapMs ? withLeaf(generations, newest, now, options) : undefined;
  if (generations.length > 1 && now >= state.leafAt + options.overlapMs) return { ...state, generations: [authority], leafOf: 0 };
  if (generations.length > 1) return undefined;
  if (force || isAged(authority.cert, now)) return { ...state, generations: [authority, newGeneration(now, options)] };
  if (isAged(state.leaf.cert, now) || !servesAll(state.leaf.cert, options.hosts)) return withLeaf(generations, leafOf, now, options);
  return undefined;
}

/** What API servers trust. */
export function bundleOf(state: CertificateState): string {
  return state.generations.map(({ cert }) => cert).join('');
}

/** The secret path that API servers are told: the new one only when every replica had the time to learn of it. */
export function announcedPath(state: CertificateState): string {
  return state.generations[state.leafOf]?.path ?? '';
}

/** Secret paths that are good now. */
export function acceptedPaths(state: CertificateState): string[] {
  return state.generations.map(({ path }) => path);
}
