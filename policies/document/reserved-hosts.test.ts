import { describe, expect, it } from 'vitest';
import { platformDocument } from '../../model/testing/documents.ts';
import { verdict } from '../testing/verdicts.ts';
import { reservedHostsValid } from './reserved-hosts.ts';

describe('reserved-hosts', () => {
  const judge = (host: string) => verdict(reservedHostsValid, platformDocument({ ingress: { reservedHosts: [host] } }));

  it.each(['portal.example.org', '*.example.org', 'Portal.Example.org.', 'm\u00fcnchen.example', 'intranet', '*.corp'])('accepts %j', (host) => expect(judge(host)).toEqual([]));

  it.each(['', '*', '*.', 'https://example.org', 'example.org:443', 'example.org/x', 'a..b', '*.*.example.org', 'a.*.org', '10.0.0.1', '[::1]', 'a_b.org', 'user@example.org', 'ex%61mple.org'])('refuses %j', (host) => {
    expect(judge(host)).toEqual([expect.stringMatching(/^spec\.ingress\.reservedHosts\[0\]: \[tenantry\/reserved-hosts\] ".*" is no host name; /)]);
  });
});
