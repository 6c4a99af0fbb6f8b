/** The charts of this release behind the store's port. */
import { renderMarker, renderPlatform, renderTenant, rendererDigest } from '../synth/render.ts';
import type { Renderer } from './ports.ts';

export const renderer: Renderer = {
  digest: rendererDigest,
  tenant: renderTenant,
  platform: renderPlatform,
  marker: renderMarker,
};
