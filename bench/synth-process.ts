/**
 * One way to render a repository, as a process of its own: `node bench/synth-process.ts WAY TENANTS OUT`. Prints what it
 * used as JSON. Node's compile cache is off (see bench/synth.ts): a cold run has none.
 */
export type Way = 'tenantry' | 'cdk8s-app-a-tenant' | 'cdk8s-one-app';

const [way, tenants = '', out = ''] = process.argv.slice(2);
if (way === 'tenantry') (await import('../synth/app.ts')).synthesize({ tenants, out });
else if (way === 'cdk8s-app-a-tenant') (await import('./synth-plain.ts')).appATenant(tenants, out);
else if (way === 'cdk8s-one-app') (await import('./synth-plain.ts')).oneApp(tenants, out);
else throw new Error('WAY is tenantry, cdk8s-app-a-tenant or cdk8s-one-app');
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ maxRssKib: maxRSS, cpuMicroseconds: userCPUTime + systemCPUTime }));
