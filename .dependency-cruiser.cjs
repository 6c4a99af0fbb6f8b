/** The walls of the house (CONTRIBUTING.md): what stands on the left may be imported by what stands on the right. */
const rooms = {
  model: [],
  policies: ['model'],
  charts: ['model'],
  // The throttle's counters, which webhook and api share, go by the arithmetic in policies.
  runtime: ['model', 'policies'],
  synth: ['model', 'policies', 'charts'],
  store: ['model', 'policies', 'charts', 'synth', 'runtime'],
  api: ['model', 'policies', 'charts', 'synth', 'store', 'runtime', 'proto'],
  webhook: ['model', 'policies', 'runtime'],
  cli: ['model', 'policies', 'charts', 'synth', 'store', 'runtime', 'api', 'webhook', 'proto'],
  lab: ['model', 'runtime'],
  client: ['proto'],
};

// The example calls are a program of a client, which lies beside what it calls.
const tests = String.raw`\.test\.ts$|/testing/|^api/example-calls\.js$`;

const walls = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-stays-in-its-room`,
  comment: `${room}/ may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of the other rooms'} (see CONTRIBUTING.md, "The house")`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: { path: '^(model|policies|charts|synth|store|api|cli|webhook|runtime|runner|console|lab|client|test|bench|scripts)/', pathNot: `^(${[room, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...walls,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-rooms-have-no-node',
      comment: 'model, policies and charts decide on plain data: no files, clocks, sockets or randomness',
      severity: 'error',
      from: { path: '^(model|policies|charts)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|out|\\.tenantry|proto/gen)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
