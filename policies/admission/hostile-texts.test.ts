import { describe, expect, it } from 'vitest';
import { judge } from './index.ts';
import type { JsonObject } from './json.ts';
import type { AdmissionSubject } from './subject.ts';
import { allFixtures } from './testing/fixtures.ts';
import { placesIn, replacedAt, valueAtPlace } from './testing/places.ts';

/**
 * So long that whatever looks at a text again from each of its characters would not end before the test does: the time
 * limit of the test is the assertion.
 */
const LENGTH = 300_000;

function long(unit: string, end: string): string {
  return unit.repeat(LENGTH / unit.length) + end;
}

/** Each lets some expression begin well everywhere and fail at the end. */
const TRAPS: readonly string[] = [
  long('a', '!'), long('1', '!'), long(' ', 'x'), `x${long('\t', 'x')}`, long('-', '!'), long('a-', '!'), long('a.', '!'), long('1.', '!'), long('a/', '!'), `ghcr.io/${long('_', '!')}`,
  `[${long(':', '!')}`, long('0x', '!'), long('\\"', ''), long('{{', ''), long('\ud800', ''), `https://${long('a:', '@')}`, `tenantry.dev/${long('a', '\n')}`,
];

/** One subject for every place where the fixtures of some kind hold text. */
function textPlaces(): (readonly [place: string, subject: AdmissionSubject, change: (text: string) => JsonObject | undefined])[] {
  const found = new Map<string, readonly [string, AdmissionSubject, (text: string) => JsonObject | undefined]>();
  for (const { subject } of allFixtures()) {
    const { object, group, resource, operation } = subject.request;
    if (object === undefined || operation === 'DELETE') continue;
    for (const place of placesIn(object)) {
      const name = `${group}/${resource} ${place.map((step) => (typeof step === 'number' ? '*' : step)).join('.')}`;
      if (typeof valueAtPlace(object, place) === 'string') found.set(name, [name, subject, (text) => replacedAt(object, place, text)]);
    }
  }
  return [...found.values()];
}

describe('texts that trap an expression', () => {
  const places = textPlaces();

  it('have places to stand in', () => {
    expect(places.length).toBeGreaterThan(150);
  });

  it.each(TRAPS.map((text) => [`${JSON.stringify(text.slice(0, 12))}…${JSON.stringify(text.slice(-2))}`, text]))('%s is read to its end wherever it stands', (_, text) => {
    const unread = places.filter(([, subject, change]) => {
      const object = change(text);
      return object === undefined || judge({ ...subject, request: { ...subject.request, object } }, 0).violations === undefined;
    });
    expect(unread).toEqual([]);
  });

  it.each(['labels', 'annotations'])('are read to their end as keys of %s', (field) => {
    const subjects = [...new Map(allFixtures().map(({ subject }) => [`${subject.request.group}/${subject.request.resource}`, subject])).values()];
    for (const subject of subjects) {
      const map = Object.fromEntries(TRAPS.map((text) => [text, 'x']));
      const object = { ...subject.request.object, metadata: { name: 'x', [field]: map } };
      expect(judge({ ...subject, request: { ...subject.request, object } }, 0).violations).toBeDefined();
    }
  });
});
