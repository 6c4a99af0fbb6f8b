/** The google.api.http annotations of methods, as a table that finds the method of a request. */
import { getOption, hasOption, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { http } from '../../proto/gen/google/api/annotations_pb.js';
import type { HttpRule } from '../../proto/gen/google/api/http_pb.js';
import { methodName, type RpcMethod } from '../rpc/method.ts';
import { matchPath, parsePathTemplate, splitPath, type PathTemplate } from './path-template.ts';

export type HttpVerb = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';

/** One way in by HTTP. */
export interface Binding {
  readonly method: RpcMethod;
  readonly verb: HttpVerb;
  readonly template: PathTemplate;
  /** `*`: the body is the whole message; a field: the body is that field; empty: there is no body. */
  readonly body: string;
}

const VERBS: Readonly<Record<string, HttpVerb>> = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE', patch: 'PATCH' };

/** The field of a message by its name in the .proto or in JSON. */
export function fieldOf(message: DescMessage, name: string): DescField | undefined {
  return message.fields.find((field) => field.name === name || field.jsonName === name);
}

function checkFields(binding: Binding): Binding {
  const input = binding.method.desc.input;
  const names = binding.template.variables.map((variable) => variable.field);
  if (binding.body !== '' && binding.body !== '*') names.push(binding.body);
  for (const name of names) {
    if (fieldOf(input, name) === undefined) throw new Error(`${methodName(binding.method.desc)}: ${binding.template.text} names the field ${name}, which ${input.typeName} does not have`);
  }
  return binding;
}

function bindingOf(method: RpcMethod, rule: HttpRule): Binding[] {
  const { pattern } = rule;
  const verb = VERBS[pattern.case ?? ''];
  if (verb === undefined || typeof pattern.value !== 'string') throw new Error(`${methodName(method.desc)}: its google.api.http annotation has no usual verb`);
  const binding = checkFields({ method, verb, template: parsePathTemplate(pattern.value), body: rule.body });
  return [binding, ...rule.additionalBindings.flatMap((further) => bindingOf(method, further))];
}

/** All bindings of the methods; methods without annotation have none. */
export function bindingsOf(methods: readonly RpcMethod[]): Binding[] {
  return methods.flatMap((method) => (hasOption(method.desc, http) ? bindingOf(method, getOption(method.desc, http)) : []));
}

export interface Found {
  readonly binding: Binding;
  readonly variables: ReadonlyMap<string, string>;
}

/** What a request's verb and path lead to; the verbs that the path has when this one is not among them. */
export type Lookup = Found | { readonly allowed: readonly HttpVerb[] };

/** More than any template has. */
const MAX_SEGMENTS = 16;

/** Finds bindings by path. Templates with a verb after `:` and with more literals come first, so order does not matter. */
export class RouteTable {
  readonly #bindings: readonly Binding[];
  /** Those that a path of so many segments can match. */
  readonly #bySize = new Map<number, readonly Binding[]>();

  constructor(bindings: readonly Binding[]) {
    const weight = ({ template }: Binding): number =>
      (template.verb === '' ? 0 : 1000) + template.segments.filter((segment) => typeof segment === 'object').length * 10 - (template.segments.at(-1) === '**' ? 5 : 0);
    this.#bindings = [...bindings].sort((a, b) => weight(b) - weight(a));
  }

  #ofSize(size: number): readonly Binding[] {
    // Longer paths than any template match only those that end in `**`, as this size does.
    const key = Math.min(size, MAX_SEGMENTS);
    const known = this.#bySize.get(key);
    if (known !== undefined) return known;
    const fitting = this.#bindings.filter(({ template: { segments } }) => (segments.at(-1) === '**' ? key >= segments.length - 1 : key === segments.length));
    this.#bySize.set(key, fitting);
    return fitting;
  }

  find(verb: string, rawPath: string): Lookup {
    const path = splitPath(rawPath);
    const all = this.#ofSize(path.parts.length).flatMap((binding) => {
      const variables = matchPath(binding.template, path);
      return variables === undefined ? [] : [{ binding, variables }];
    });
    // `/v1/accounts/acme:suspend` is no account called `acme:suspend`, whatever the HTTP method.
    const custom = all.filter(({ binding }) => binding.template.verb !== '');
    const matches = custom.length > 0 ? custom : all;
    // HEAD of a stream would hold a connection for an hour and say nothing.
    const found = matches.find(({ binding }) => binding.verb === verb || (verb === 'HEAD' && binding.verb === 'GET' && binding.method.kind === 'unary'));
    return found ?? { allowed: [...new Set(matches.map(({ binding }) => binding.verb))] };
  }
}
