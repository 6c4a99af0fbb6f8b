/** Whom the claims of a token stand for, once its signature, issuer, audience and times were found good. Pure. */
import { shown } from '../../model/shown.ts';
import type { Judged } from './certificate-caller.ts';
import type { ClaimMapping, Issuer } from './issuer.ts';
import { personasOf } from './personas.ts';

export type Claims = Readonly<Record<string, unknown>>;

const MAX_NAME = 256;
const MAX_GROUPS = 1_024;
/** As RFC 5321 bounds an address; the form is only what a commit can hold. */
const EMAIL = /^[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,189}$/;

function own(claims: Claims, claim: string): unknown {
  return Object.hasOwn(claims, claim) ? claims[claim] : undefined;
}

/** A text or a list of texts, as an API server takes it; undefined for anything else. */
function groupsOf(claims: Claims, { claim, prefix }: ClaimMapping): readonly string[] | undefined {
  const value = own(claims, claim);
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length !== list.length || list.length > MAX_GROUPS ? undefined : texts.map((group) => `${prefix}${group}`);
}

function emailOf(claims: Claims): string {
  const email = own(claims, 'email');
  return typeof email === 'string' && own(claims, 'email_verified') !== false && EMAIL.test(email) ? email : 'oidc@tenantry.invalid';
}

/** The caller, or why it is nobody. */
export function tokenCaller(claims: Claims, issuer: Issuer): Judged {
  const { username, groups, requiredClaims, url } = issuer;
  for (const [claim, wanted] of requiredClaims) {
    if (own(claims, claim) !== wanted) return { refused: `the claim ${shown(claim)} is not what is required` };
  }
  const name = own(claims, username.claim);
  if (typeof name !== 'string' || name === '' || name.length > MAX_NAME) return { refused: `the claim ${shown(username.claim)} is no name of 1 to ${MAX_NAME} characters` };
  // As an API server does: an e-mail address counts as a name only if the issuer does not say that it is unverified.
  if (username.claim === 'email' && Object.hasOwn(claims, 'email_verified') && own(claims, 'email_verified') !== true) return { refused: 'the e-mail address is not verified' };
  const list = groups === undefined ? [] : groupsOf(claims, groups);
  if (list === undefined) return { refused: `the claim ${shown(groups?.claim ?? '')} is no list of at most ${MAX_GROUPS} texts` };
  const { platformAdmin, tenants, groups: counted } = personasOf(list);
  const full = `${username.prefix}${name}`;
  return { identity: { id: `oidc:${full}`, platformAdmin, tenants, name: shown(full, MAX_NAME), email: emailOf(claims), proof: { by: 'oidc', source: url, groups: counted } } };
}
