/**
 * The issuers, out of the very file that an API server takes with --authentication-config, so that people have the same
 * names and groups here as in every cluster
 * (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#using-authentication-configuration).
 * CEL expressions are not evaluated here; a file that has any is refused, since leaving a rule out would let people in.
 */
import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import { shown } from '../../model/shown.ts';
import type { Issuer } from './issuer.ts';
import { urlProblem } from './issuer.ts';
import { prefixProblems } from './issuer-prefixes.ts';

interface File {
  readonly jwt: readonly {
    readonly issuer: { readonly url: string; readonly discoveryURL?: string; readonly audiences: readonly string[]; readonly certificateAuthority?: string };
    readonly claimMappings: { readonly username: { readonly claim: string; readonly prefix: string }; readonly groups?: { readonly claim: string; readonly prefix: string } };
    readonly claimValidationRules?: readonly { readonly claim: string; readonly requiredValue?: string }[];
  }[];
}

const MAX_BYTES = 1024 * 1024;
/** As many as an API server takes. */
const MAX_ISSUERS = 64;

const text = { type: 'string', minLength: 1, maxLength: 4_096 };
const closed = (required: readonly string[], properties: object): object => ({ type: 'object', additionalProperties: false, required, properties });
const mapping = closed(['claim', 'prefix'], { claim: text, prefix: { type: 'string', maxLength: 256 } });
const SCHEMA = closed(['apiVersion', 'kind', 'jwt'], {
  apiVersion: { enum: ['apiserver.config.k8s.io/v1', 'apiserver.config.k8s.io/v1beta1', 'apiserver.config.k8s.io/v1alpha1'] },
  kind: { const: 'AuthenticationConfiguration' },
  // Says who may call the API server without credentials; here nobody may.
  anonymous: { type: 'object' },
  jwt: {
    type: 'array', minItems: 1, maxItems: MAX_ISSUERS,
    items: closed(['issuer', 'claimMappings'], {
      issuer: closed(['url', 'audiences'], {
        url: text, discoveryURL: text, audiences: { type: 'array', minItems: 1, maxItems: 32, items: text }, audienceMatchPolicy: { const: 'MatchAny' }, certificateAuthority: { type: 'string', maxLength: MAX_BYTES },
      }),
      claimMappings: closed(['username'], { username: mapping, groups: mapping }),
      claimValidationRules: { type: 'array', maxItems: 32, items: closed(['claim'], { claim: text, requiredValue: { type: 'string', maxLength: 4_096 } }) },
    }),
  },
});

function schemaProblems(errors: readonly ErrorObject[]): string[] {
  return errors.map(({ instancePath, message, params }) => {
    const extra = 'additionalProperty' in params ? ` (${shown(String(params['additionalProperty']))}: this API does not know it, and does not leave out what might be a rule)` : '';
    return `${instancePath === '' ? 'the file' : instancePath.slice(1).replaceAll('/', '.')} ${message ?? 'is wrong'}${extra}`;
  });
}

function issuerOf({ issuer, claimMappings, claimValidationRules = [] }: File['jwt'][number]): Issuer {
  return {
    url: issuer.url,
    discoveryUrl: issuer.discoveryURL,
    audiences: issuer.audiences,
    certificateAuthority: issuer.certificateAuthority,
    username: claimMappings.username,
    groups: claimMappings.groups,
    requiredClaims: new Map(claimValidationRules.map(({ claim, requiredValue }) => [claim, requiredValue ?? ''])),
  };
}

function problemsOf(issuers: readonly Issuer[]): string[] {
  const urls = issuers.flatMap(({ url, discoveryUrl }, index) => {
    const told = [['issuer.url', url], ['issuer.discoveryURL', discoveryUrl]] as const;
    return told.flatMap(([field, value]) => {
      const problem = value === undefined ? undefined : urlProblem(value);
      return problem === undefined ? [] : [`jwt.${index}.${field} ${problem}`];
    });
  });
  const twice = issuers.filter(({ url }, index) => issuers.findIndex((other) => other.url === url) !== index).map(({ url }) => `jwt: issuer ${shown(url, 200)} stands there twice`);
  return [...urls, ...twice, ...prefixProblems(issuers)];
}

/** The issuers, or everything that is wrong with the text. */
export function readIssuers(content: string): { readonly issuers: readonly Issuer[] } | { readonly problems: readonly string[] } {
  if (content.length > MAX_BYTES) return { problems: [`the file is larger than ${MAX_BYTES} characters`] };
  let parsed: unknown;
  try {
    parsed = parse(content, { maxAliasCount: 0, uniqueKeys: true });
  } catch (error) {
    return { problems: [`the file is no YAML: ${shown(error instanceof Error ? error.message : String(error), 200)}`] };
  }
  const isFile = new Ajv({ allErrors: true, strict: true }).compile<File>(SCHEMA);
  if (!isFile(parsed)) return { problems: schemaProblems(isFile.errors ?? []) };
  const issuers = parsed.jwt.map(issuerOf);
  const problems = problemsOf(issuers);
  return problems.length > 0 ? { problems } : { issuers };
}
