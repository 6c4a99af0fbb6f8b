/**
 * The addresses that clusters fetch deploy branches from hold no credentials, since everyone who can read the
 * repository reads them, and are reached over HTTPS or SSH; plain HTTP only on the machine itself.
 */
import type { ClusterDocument } from '../../model/cluster.ts';
import type { PlatformDocument } from '../../model/platform.ts';
import { quoted } from '../../model/shown.ts';
import type { Policy } from '../policy.ts';

const LOOPBACK = /^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])$/;

function reasonAgainst(text: string): { message: string; fix: string } | undefined {
  if (!URL.canParse(text)) return { message: 'the address is not a URL', fix: 'write one such as https://git.example.org/platform/deploy.git' };
  const url = new URL(text);
  // The address itself is not repeated: it may hold a password.
  if (url.password !== '' || (url.protocol !== 'ssh:' && url.username !== '')) return { message: 'the address holds credentials', fix: 'remove them and revoke them; clusters read theirs from the Secret in flux.secretName' };
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return { message: `${quoted(text)} is plain HTTP`, fix: 'use https or ssh' };
  return undefined;
}

export const deployUrl: Policy<PlatformDocument | ClusterDocument> = {
  id: 'deploy-url',
  check(document) {
    const [path, text] = document.kind === 'Platform' ? ['spec.deploy.url', document.spec.deploy.url] : ['spec.flux.url', document.spec.flux?.url];
    const reason = text === undefined ? undefined : reasonAgainst(text);
    return reason === undefined ? [] : [{ path, ...reason }];
  },
};
