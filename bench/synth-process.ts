/**
 * One way to render a repository, as a process of its own: `node bench/synth-process.ts WAY TENANTS OUT`. Prints what it
 * used as JSON.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

export type Way = 'tenantry' | 'cdk8s-app-a-tenant' | 'cdk8s-one-app';

// As synth/main.ts does, for all three ways.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'tenantry'));
const [way, tenants = '', out = ''] = process.argv.slice(2);
if (way === 'tenantry') (await import('../synth/app.ts')).synthesize({ tenants, out });
else if (way === 'cdk8s-app-a-tenant') (await import('./synth-plain.ts')).appATenant(tenants, out);
else if (way === 'cdk8s-one-app') (await import('./synth-plain.ts')).oneApp(tenants, out);
else throw new Error('WAY is tenantry, cdk8s-app-a-tenant or cdk8s-one-app');
console.log(JSON.stringify({ maxRssKib: process.resourceUsage().maxRSS }));
