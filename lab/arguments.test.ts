import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('parseArguments()', () => {
  const cases = [
    { name: 'nothing is a call for help', args: [], want: { command: 'help' } },
    { name: '--help wins', args: ['up', '--help'], want: { command: 'help' } },
    {
      name: 'up has defaults',
      args: ['up'],
      want: { command: 'up', dir: '.tenantry/lab', names: ['cluster-1'], nodes: 1 },
    },
    { name: 'clusters are numbered', args: ['up', '--clusters', '2'], want: { names: ['cluster-1', 'cluster-2'] } },
    {
      name: 'clusters are named',
      args: ['up', '--names', 'eu-1, us-1', '--nodes=0'],
      want: { names: ['eu-1', 'us-1'], nodes: 0 },
    },
    {
      name: 'kubeconfig of one cluster',
      args: ['kubeconfig', 'eu-1'],
      want: { command: 'kubeconfig', name: 'eu-1', content: false },
    },
    {
      name: 'the Git server serves a folder on a port',
      args: ['up', '--git-root', '/repos', '--git-port', '8090'],
      want: { gitRoot: '/repos', gitPort: 8090 },
    },
    { name: 'no node is this machine unless asked', args: ['up'], want: { hostNode: false } },
    { name: 'a node is this machine', args: ['up', '--nodes', '0', '--host-node'], want: { nodes: 0, hostNode: true } },
    { name: 'down elsewhere', args: ['down', '--dir', '/x'], want: { command: 'down', dir: '/x' } },
  ];
  it.each(cases)('$name', ({ args, want }) => {
    expect(parseArguments(args)).toMatchObject(want);
  });

  const faults = [
    { args: ['sideways'], want: 'no command "sideways"' },
    { args: ['up', 'more'], want: 'too many words: more' },
    { args: ['up', '--clusters', 'many'], want: '--clusters wants a whole number from 1 to 1000, not "many"' },
    { args: ['up', '--clusters', '2', '--names', 'a'], want: '--names or --clusters' },
    { args: ['up', '--git-port', '70000'], want: '--git-port wants a whole number from 1 to 65535, not "70000"' },
    { args: ['up', '--colour'], want: "'--colour'" },
  ];
  it.each(faults)('refuses $args', ({ args, want }) => {
    expect(() => parseArguments(args)).toThrow(want);
  });
});
