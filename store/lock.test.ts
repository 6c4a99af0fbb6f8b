import { openDatabase } from './database.ts';
import { describeLock } from './lock.contract.ts';
import { SqliteLock } from './lock.ts';

describeLock('SqliteLock', (clock) => new SqliteLock(openDatabase(':memory:'), clock));
