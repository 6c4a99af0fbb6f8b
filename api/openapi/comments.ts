/** What the .proto files say about each service, method, message, field and enum value, by full name. Pure. */
import type { FileDescriptorProto, FileDescriptorSet } from '@bufbuild/protobuf/wkt';

// Numbers of fields of google.protobuf.FileDescriptorProto and its parts, of which paths of comments are made.
const MESSAGE_OF_FILE = 4;
const ENUM_OF_FILE = 5;
const SERVICE_OF_FILE = 6;
const METHOD_OF_SERVICE = 2;
const FIELD_OF_MESSAGE = 2;
const MESSAGE_OF_MESSAGE = 3;
const ENUM_OF_MESSAGE = 4;
const VALUE_OF_ENUM = 2;

interface Named {
  readonly name: string;
}

interface MessageLike extends Named {
  readonly field: readonly Named[];
  readonly nestedType: readonly MessageLike[];
  readonly enumType: readonly EnumLike[];
}

interface EnumLike extends Named {
  readonly value: readonly Named[];
}

type Place = readonly [name: string, path: readonly number[]];

function enumPlaces(one: EnumLike, name: string, path: readonly number[]): Place[] {
  return [[name, path], ...one.value.map((value, index): Place => [`${name}.${value.name}`, [...path, VALUE_OF_ENUM, index]])];
}

function messagePlaces(one: MessageLike, name: string, path: readonly number[]): Place[] {
  return [
    [name, path],
    ...one.field.map((field, index): Place => [`${name}.${field.name}`, [...path, FIELD_OF_MESSAGE, index]]),
    ...one.nestedType.flatMap((nested, index) => messagePlaces(nested, `${name}.${nested.name}`, [...path, MESSAGE_OF_MESSAGE, index])),
    ...one.enumType.flatMap((nested, index) => enumPlaces(nested, `${name}.${nested.name}`, [...path, ENUM_OF_MESSAGE, index])),
  ];
}

function placesOf(file: FileDescriptorProto): Place[] {
  return [
    ...file.messageType.flatMap((one, index) => messagePlaces(one, `${file.package}.${one.name}`, [MESSAGE_OF_FILE, index])),
    ...file.enumType.flatMap((one, index) => enumPlaces(one, `${file.package}.${one.name}`, [ENUM_OF_FILE, index])),
    ...file.service.flatMap((one, index): Place[] => {
      const name = `${file.package}.${one.name}`;
      return [[name, [SERVICE_OF_FILE, index]], ...one.method.map((method, at): Place => [`${name}/${method.name}`, [SERVICE_OF_FILE, index, METHOD_OF_SERVICE, at]])];
    }),
  ];
}

/** Lines of a comment as one paragraph for each of its own. */
function paragraphs(comment: string): string {
  return comment.split(/\n\s*\n/).map((one) => one.split('\n').map((line) => line.trim()).join(' ').trim()).join('\n\n').trim();
}

/** Comments of an image that buf built with source info; methods are named `package.Service/Method`. */
export function commentsOf(image: FileDescriptorSet): ReadonlyMap<string, string> {
  return new Map(image.file.flatMap((file) => {
    const byPath = new Map((file.sourceCodeInfo?.location ?? []).map(({ path, leadingComments }) => [path.join('.'), leadingComments]));
    return placesOf(file).flatMap(([name, path]): [string, string][] => {
      const text = paragraphs(byPath.get(path.join('.')) ?? '');
      return text === '' ? [] : [[name, text]];
    });
  }));
}
