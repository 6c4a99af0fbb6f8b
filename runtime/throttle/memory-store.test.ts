import { throttleStoreContract } from './testing/store-contract.ts';
import { MemoryStore } from './memory-store.ts';

throttleStoreContract('memory', async () => new MemoryStore());
