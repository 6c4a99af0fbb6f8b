/** Sizes of pages: one rule for every list. */
import { fieldError } from './field-error.ts';

export interface PageBounds {
  /** Taken for 0. */
  readonly usual: number;
  /** Larger sizes are taken for this one (https://google.aip.dev/158). */
  readonly most: number;
}

/** @throws TenantryError INVALID_ARGUMENT for a negative size */
export function pageSizeOf(size: number, { usual, most }: PageBounds): number {
  if (size < 0) throw fieldError({ field: 'page_size', rule: 'page-size', message: `page_size ${size} is negative`, fix: `send 1 to ${most}, or 0 for ${usual}` });
  return size === 0 ? usual : Math.min(size, most);
}
