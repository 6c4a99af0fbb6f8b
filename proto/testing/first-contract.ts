/** Reads first-contract.txt: the first platform's wire contract as descriptors of its own, independent of our .proto files. */
import { create, createFileRegistry, type FileRegistry, type MessageInitShape } from '@bufbuild/protobuf';
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorSetSchema,
  file_google_protobuf_timestamp,
  type DescriptorProtoSchema,
  type EnumDescriptorProtoSchema,
  type FieldDescriptorProtoSchema,
  type FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Message = MessageInitShape<typeof DescriptorProtoSchema>;
type Enum = MessageInitShape<typeof EnumDescriptorProtoSchema>;
type Field = MessageInitShape<typeof FieldDescriptorProtoSchema>;

interface Package {
  readonly name: string;
  readonly services: readonly { readonly name: string; readonly methods: readonly string[] }[];
  readonly enums: readonly { readonly name: string; readonly values: readonly { readonly name: string; readonly number: number }[] }[];
  readonly messages: readonly { readonly name: string; readonly fields: readonly { readonly number: number; readonly name: string; readonly type: string }[] }[];
}

const SCALARS: Readonly<Record<string, Type>> = { string: Type.STRING, int32: Type.INT32, bool: Type.BOOL, double: Type.DOUBLE };

function matched(pattern: RegExp, text: string): readonly string[] {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`first-contract.txt: cannot read "${text}"`);
  return found.slice(1);
}

function parsePackage(text: string): Package {
  const [name = '', ...lines] = text.trim().split('\n');
  const read = <T>(kind: string, one: (name: string, rest: string) => T): T[] =>
    lines.filter((line) => line.startsWith(`${kind} `)).map((line) => {
      const [title = '', rest = ''] = matched(/^\w+ ([\w.]+): (.*)$/, line);
      return one(title, rest);
    });
  return {
    name,
    services: read('service', (title, rest) => ({ name: title, methods: rest.split(', ') })),
    enums: read('enum', (title, rest) => ({
      name: title,
      values: rest.split(', ').map((part) => {
        const [value = '', number = ''] = matched(/^(\w+)=(\d+)$/, part);
        return { name: value, number: Number(number) };
      }),
    })),
    messages: read('message', (title, rest) => ({
      name: title,
      fields: rest.split('; ').map((part) => {
        const [number = '', field = '', type = ''] = matched(/^(\d+) (\w+) (\S+)$/, part);
        return { number: Number(number), name: field, type };
      }),
    })),
  };
}

/** The packages of the table, in its order. */
export function readFirstContract(): Package[] {
  const text = readFileSync(join(import.meta.dirname, 'first-contract.txt'), 'utf8');
  return text.split(/^package /m).slice(1).map(parsePackage);
}

function enumOf({ name, values }: Package['enums'][number]): Enum {
  return { name: name.split('.').at(-1) ?? name, value: values.map((value) => ({ ...value })) };
}

function fieldOf(packaged: Package, message: string, field: Package['messages'][number]['fields'][number]): { field: Field; entry?: Message } {
  const repeated = field.type.endsWith('[]');
  const optional = field.type.endsWith('?');
  const type = field.type.replace(/(\[\]|\?)$/, '');
  const jsonName = field.name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const base: Field = { name: field.name, jsonName, number: field.number, label: repeated ? Label.REPEATED : Label.OPTIONAL, proto3Optional: optional };
  if (type === '<s,s>') {
    const entryName = `${field.name.replaceAll(/(^|_)([a-z])/g, (_all, _line, letter: string) => letter.toUpperCase())}Entry`;
    const text = (name: string, number: number): Field => ({ name, jsonName: name, number, label: Label.OPTIONAL, type: Type.STRING });
    const entry: Message = { name: entryName, field: [text('key', 1), text('value', 2)], options: { mapEntry: true } };
    return { field: { ...base, label: Label.REPEATED, type: Type.MESSAGE, typeName: `.${packaged.name}.${message}.${entryName}` }, entry };
  }
  const scalar = SCALARS[type];
  if (scalar !== undefined) return { field: { ...base, type: scalar } };
  if (type === 'ts') return { field: { ...base, type: Type.MESSAGE, typeName: '.google.protobuf.Timestamp' } };
  const nested = packaged.enums.find(({ name }) => name === type || name === `${message}.${type}`);
  if (nested !== undefined) return { field: { ...base, type: Type.ENUM, typeName: `.${packaged.name}.${nested.name}` } };
  return { field: { ...base, type: Type.MESSAGE, typeName: `.${packaged.name}.${type}` } };
}

function messageOf(packaged: Package, { name, fields }: Package['messages'][number]): Message {
  const read = fields.map((field) => fieldOf(packaged, name, field));
  const optional = read.map(({ field }) => field).filter((field) => field.proto3Optional === true);
  for (const [index, field] of optional.entries()) field.oneofIndex = index;
  return {
    name,
    field: read.map(({ field }) => field),
    nestedType: read.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
    enumType: packaged.enums.filter((one) => one.name.startsWith(`${name}.`)).map(enumOf),
    oneofDecl: optional.map((field) => ({ name: `_${field.name ?? ''}` })),
  };
}

/** The contract as a registry of descriptors, as a client that was generated long ago has them. */
export function firstContractRegistry(): FileRegistry {
  const files = readFirstContract().map((packaged): MessageInitShape<typeof FileDescriptorProtoSchema> => ({
    name: `first/${packaged.name}.proto`,
    package: packaged.name,
    syntax: 'proto3',
    dependency: ['google/protobuf/timestamp.proto'],
    messageType: packaged.messages.map((message) => messageOf(packaged, message)),
    enumType: packaged.enums.filter(({ name }) => !name.includes('.')).map(enumOf),
    service: packaged.services.map(({ name, methods }) => ({
      name,
      method: methods.map((method) => ({ name: method, inputType: `.${packaged.name}.${method}Request`, outputType: `.${packaged.name}.${method}Response` })),
    })),
  }));
  return createFileRegistry(create(FileDescriptorSetSchema, { file: [file_google_protobuf_timestamp.proto, ...files] }));
}
