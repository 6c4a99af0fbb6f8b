import { describe, expect, it } from 'vitest';
import { evaluate, type AccessRequest } from './evaluate.ts';
import { canonicalPolicy, policyDocument, type Statement } from './statement.ts';

const allow = (part: Partial<Statement>): Statement => ({ Sid: 'A', Effect: 'Allow', Action: ['s3:Get*'], Resource: ['arn:aws:s3:::b/*'], ...part });
const request: AccessRequest = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: { k: 'v', 'aws:PrincipalTag/t': 'a.c' } };
const judged = (...statements: readonly Statement[]) => evaluate({ identity: [policyDocument(...statements)] }, request);

describe('evaluate()', () => {
  it.each<[string, readonly Statement[], string]>([
    ['nothing said', [], 'ImplicitDeny'],
    ['allowed', [allow({})], 'Allowed'],
    ['actions without case', [allow({ Action: ['S3:gETobject'] })], 'Allowed'],
    ['another action', [allow({ Action: ['s3:Put*'] })], 'ImplicitDeny'],
    ['a dot is a dot', [allow({ Resource: ['arn:aws:s3:::./k'] })], 'ImplicitDeny'],
    ['one character', [allow({ Resource: ['arn:aws:s3:::?/k'] })], 'Allowed'],
    ['a deny wins', [allow({}), allow({ Effect: 'Deny' })], 'ExplicitDeny'],
    ['a condition that holds', [allow({ Condition: { StringEquals: { k: ['u', 'v'] } } })], 'Allowed'],
    ['no wildcard in StringEquals', [allow({ Condition: { StringEquals: { k: '*' } } })], 'ImplicitDeny'],
    ['a wildcard in StringLike', [allow({ Condition: { StringLike: { k: '*' } } })], 'Allowed'],
    ['all keys must hold', [allow({ Condition: { StringEquals: { k: 'v', other: 'v' } } })], 'ImplicitDeny'],
    ['all operators must hold', [allow({ Condition: { StringEquals: { k: 'v' }, Bool: { k: 'true' } } })], 'ImplicitDeny'],
    ['a key that must be absent and is', [allow({ Condition: { Null: { other: 'true' } } })], 'Allowed'],
    ['a key that must be absent and is not', [allow({ Condition: { Null: { k: 'true' } } })], 'ImplicitDeny'],
    ['a key that must be there and is not', [allow({ Condition: { Null: { other: 'false' } } })], 'ImplicitDeny'],
    ['a variable is text', [allow({ Condition: { StringLike: { 'aws:PrincipalTag/t': '${aws:PrincipalTag/t}' } } })], 'Allowed'],
    ['a variable that is not there', [allow({ Resource: ['arn:aws:s3:::b/${aws:PrincipalTag/none}*'] })], 'ImplicitDeny'],
    ['no principal asked, one wanted', [allow({ Principal: { Service: 's' } })], 'ImplicitDeny'],
  ])('%s', (_, statements, want) => expect(judged(...statements)).toBe(want));

  it('needs boundary and session policy to allow too', () => {
    const yes = policyDocument(allow({}));
    const no = policyDocument();
    expect(evaluate({ identity: [yes], boundary: no }, request)).toBe('ImplicitDeny');
    expect(evaluate({ identity: [yes], session: no }, request)).toBe('ImplicitDeny');
    expect(evaluate({ identity: [yes], boundary: yes, session: policyDocument(allow({ Effect: 'Deny' })) }, request)).toBe('ExplicitDeny');
    expect(evaluate({ identity: [no], boundary: yes }, request)).toBe('ImplicitDeny');
  });

  it('understands no form that we do not write', () => {
    expect(() => judged({ ...allow({}), NotAction: ['s3:*'] } as Statement)).toThrow('NotAction');
    expect(() => judged(allow({ Condition: { StringNotLike: { k: '*' } } as Statement['Condition'] & object }))).toThrow('StringNotLike');
  });
});

describe('canonicalPolicy()', () => {
  it('is equal for documents that say the same', () => {
    expect(canonicalPolicy('{"b":["x"],"a":{"d":1,"c":["y","z"]}}')).toBe(canonicalPolicy('{ "a": {"c": ["y", "z"], "d": 1}, "b": "x" }'));
    expect(canonicalPolicy('{"a":["y","z"]}')).not.toBe(canonicalPolicy('{"a":["z","y"]}'));
    expect(canonicalPolicy('no json')).toBeUndefined();
  });
});
