import { ApiObject, App, Chart, JsonPatch, type ApiObjectProps } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { ManifestObject } from './manifest-object.ts';

const PROPS: ApiObjectProps = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', annotations: {}, labels: { own: 'x' } },
  data: { b: '1', a: '2' },
};

function chart(namespace?: string): Chart {
  return new Chart(new App({ outdir: '/dev/null' }), 'c', { labels: { common: 'y' }, ...(namespace === undefined ? {} : { namespace }) });
}

/** The same object by cdk8s alone and by us. */
function both(change: (object: ApiObject) => void, namespace?: string): readonly unknown[] {
  return [new ApiObject(chart(namespace), 'o', PROPS), new ManifestObject(chart(namespace), 'o', PROPS)].map((object) => {
    change(object);
    return object.toJson() as unknown;
  });
}

describe('ManifestObject', () => {
  it.each<[string, (object: ApiObject) => void, string | undefined]>([
    ['as made', () => undefined, undefined],
    ['in the namespace of its chart', () => undefined, 'n'],
    ['with a label added', (object) => object.metadata.addLabel('l', '1'), undefined],
    ['with an annotation added', (object) => object.metadata.addAnnotation('a', '1'), undefined],
    ['with a finalizer added', (object) => object.metadata.addFinalizers('f'), undefined],
    ['with an owner added', (object) => object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'K', name: 'n', uid: 'u' }), undefined],
    ['with a field added to its metadata', (object) => object.metadata.add('generateName', 'g'), undefined],
    ['with a patch', (object) => object.addJsonPatch(JsonPatch.replace('/data/a', '3')), 'n'],
  ])('is what cdk8s makes of it, %s', (_, change, namespace) => {
    const [theirs, ours] = both(change, namespace);
    expect(ours).toEqual(theirs);
  });
});
