/** A method and its message as an HTTP request, by the google.api.http annotation. Pure. */
import { getOption, hasOption, toJson, type DescMethod, type JsonObject, type JsonValue, type Message } from '@bufbuild/protobuf';
import { http } from '../proto/gen/google/api/annotations_pb.js';

export interface HttpRequest {
  readonly verb: string;
  /** With its query. */
  readonly path: string;
  /** JSON text; undefined for a request without a body. */
  readonly body: string | undefined;
}

const VARIABLE = /\{(\w+)(?:=([^{}]+))?\}/g;

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** `**` stands for several segments: their slashes stay. */
function encoded(text: string, pattern: string | undefined): string {
  return pattern === '**' ? text.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(text);
}

/** The query parameters of what is left of the message. */
function queryOf(json: JsonObject): string {
  const pairs = Object.entries(json).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, textOf(one)]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** @throws Error for a method without annotation, which REST does not serve */
export function httpRequestOf(method: DescMethod, message: Message): HttpRequest {
  const rule = hasOption(method, http) ? getOption(method, http) : undefined;
  const { case: verb, value: template } = rule?.pattern ?? {};
  if (rule === undefined || verb === undefined || typeof template !== 'string') throw new Error(`${method.parent.typeName}/${method.name} has no path in REST; call it over gRPC`);
  const rest = { ...(toJson(method.input, message) as JsonObject) };
  const path = template.replace(VARIABLE, (_, name: string, pattern?: string) => {
    const field = method.input.fields.find((one) => one.name === name);
    const key = field?.jsonName ?? name;
    const text = textOf(rest[key]);
    delete rest[key];
    return encoded(text, pattern);
  });
  return rule.body === '*' ? { verb: verb.toUpperCase(), path, body: JSON.stringify(rest) } : { verb: verb.toUpperCase(), path: `${path}${queryOf(rest)}`, body: undefined };
}
