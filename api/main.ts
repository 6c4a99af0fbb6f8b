/** `npm start`; see command.ts. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A good part of a start is compiling code that has not changed. In our own folder, not the machine's temporary one,
// where others could put code. Where it cannot be written, Node goes on without.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'tenantry'));
const { main } = await import('./command.ts');
await main({
  argv: process.argv.slice(2),
  env: process.env,
  signals: process,
  stderr: process.stderr,
  tell: (text) => console.log(text),
  complain: (line) => console.error(`tenantry: ${line}`),
  exit: (code) => process.exit(code),
});
