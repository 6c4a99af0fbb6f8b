import { expect, it } from 'vitest';
import { OBJECT_BOUNDS } from './object-bounds.ts';
import { formatQuantity, parseQuantity } from './quantity.ts';
import { RESOURCE_KEYS } from './resources.ts';

it('OBJECT_BOUNDS are whole amounts as the API server writes them, of kinds that no plan limits', () => {
  expect(Object.values(OBJECT_BOUNDS).map((amount) => formatQuantity(parseQuantity(amount)))).toEqual(Object.values(OBJECT_BOUNDS));
  // Kubernetes is exact for what one quota of a namespace counts.
  const kindOf = (key: string): string => key.replace(/^count\//, '');
  const limited = new Set(RESOURCE_KEYS.map(kindOf));
  expect(Object.keys(OBJECT_BOUNDS).filter((key) => limited.has(kindOf(key)))).toEqual([]);
});
