import { expect, it } from 'vitest';
import { OBJECT_BOUNDS } from './object-bounds.ts';
import { formatQuantity, parseQuantity } from './quantity.ts';
import { RESOURCE_KEYS } from './resources.ts';

it('OBJECT_BOUNDS are whole amounts as the API server writes them, of kinds that no plan limits', () => {
  expect(Object.values(OBJECT_BOUNDS).map((amount) => formatQuantity(parseQuantity(amount)))).toEqual(Object.values(OBJECT_BOUNDS));
  expect(RESOURCE_KEYS.filter((key) => key in OBJECT_BOUNDS)).toEqual([]);
});
