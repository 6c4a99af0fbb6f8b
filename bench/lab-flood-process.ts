/** Floods in a process of its own, so that they cost the measuring one nothing. It ends with its parent. */
import { startFlood, type Flood, type FloodOptions } from '../webhook/flow/testing/flood.ts';

let flood: Flood | undefined;

async function answer(question: 'figures' | 'stop'): Promise<void> {
  if (question === 'stop') await flood?.stop();
  process.send?.([...(flood?.statuses ?? [])]);
}

/** Options start a flood. Both questions are answered with how many calls got which status. */
process.on('message', (message: FloodOptions | 'figures' | 'stop') => {
  if (typeof message === 'string') void answer(message);
  else flood = startFlood(message);
});
process.on('disconnect', () => process.exit());
