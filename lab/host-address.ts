import { randomInt } from 'node:crypto';
import { runCommand } from './command.ts';
import type { Environment } from './environment.ts';
import { LabError, messageOf } from './lab-error.ts';

/**
 * Addresses of pods that are processes of this machine. Kubernetes takes no loopback address for an endpoint, so these
 * are of a block that is reserved for documentation, put on the loopback device: they never leave the machine.
 */
const BLOCK = '203.0.113';
const ATTEMPTS = 50;

function ip(env: Environment, verb: 'add' | 'del', address: string): Promise<string> {
  return runCommand('ip', ['address', verb, `${address}/32`, 'dev', 'lo'], { env });
}

/** Gives this machine another address. @throws LabError when that is not allowed (it takes root and iproute2) */
export async function addHostAddress(env: Environment): Promise<string> {
  let reason = 'none is free';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const address = `${BLOCK}.${randomInt(1, 255)}`;
    try {
      await ip(env, 'add', address);
      return address;
    } catch (error) {
      reason = messageOf(error);
      if (!/exists|already assigned/i.test(reason)) break;
    }
  }
  throw new LabError(`no address for a pod of this machine (needs root and the program ip): ${reason}`);
}

export async function removeHostAddress(env: Environment, address: string): Promise<void> {
  await ip(env, 'del', address);
}

/** Why pods cannot be processes of this machine; undefined when they can. */
export async function hostNodeMissing(env: Environment): Promise<string | undefined> {
  try {
    await removeHostAddress(env, await addHostAddress(env));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
