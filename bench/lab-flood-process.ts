/** A flood in a process of its own, so that it costs the measuring one nothing. It ends with its parent. */
import { startFlood, type Flood, type FloodOptions } from '../webhook/flow/testing/flood.ts';

let flood: Flood | undefined;

/** Options start a flood; anything else stops it, and is answered with how many calls got which status. */
process.on('message', (message: FloodOptions | 'stop') => {
  if (message !== 'stop') flood = startFlood(message);
  else void flood?.stop().then(() => process.send?.([...(flood?.statuses ?? [])]));
});
process.on('disconnect', () => process.exit());
