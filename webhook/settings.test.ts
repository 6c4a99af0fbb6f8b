import { describe, expect, it } from 'vitest';
import { ConfigError } from '../runtime/config.ts';
import { readWebhookSettings } from './settings.ts';

const OWN = ['--kubeconfig=k', '--certificate-secret=tenantry-system/cert', '--host=webhook.svc'];

function faults(argv: readonly string[]): string {
  try {
    readWebhookSettings({ argv, env: {} });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('readWebhookSettings()', () => {
  it('takes certificates of its own from a Secret', () => {
    expect(readWebhookSettings({ argv: [...OWN, '--validating-configuration=v', '--mutating-configuration=m', '--flow-class=gold=pro+big', '--flow-class=rest'], env: {} })).toMatchObject({
      kubeconfig: 'k', port: 8443, healthPort: 9464,
      source: { kind: 'secret', namespace: 'tenantry-system', name: 'cert' },
      configurations: [{ resource: 'validatingwebhookconfigurations', name: 'v' }, { resource: 'mutatingwebhookconfigurations', name: 'm' }],
      flowClasses: [{ name: 'gold', plans: ['pro', 'big'] }, { name: 'rest', plans: undefined }],
    });
  });

  it.each([
    [['--certificate-secret=a/b', '--host=x'], '--kubeconfig is needed'],
    [['--kubeconfig=k'], 'exactly one of'],
    [[...OWN, '--certificate-file=f'], 'exactly one of'],
    [['--kubeconfig=k', '--certificate-secret=a/b'], '--host is needed'],
    [['--kubeconfig=k', '--certificate-secret=ab', '--host=x'], 'must be NAMESPACE/NAME'],
    [['--kubeconfig=k', '--tls-cert-file=c'], 'go together'],
    [['--kubeconfig=k', '--tls-cert-file=c', '--tls-key-file=k'], '--open-path'],
    [[...OWN, '--flow-class=Gold'], 'NAME=PLAN+PLAN'],
    [[...OWN, '--preview'], 'writes nothing'],
    [['--preview', '--certificate-file=f', '--host=x', '--validating-configuration=v'], 'writes nothing'],
  ])('refuses %j', (argv, want) => {
    expect(faults(argv)).toContain(want);
  });

  it('needs no cluster to judge only', () => {
    expect(readWebhookSettings({ argv: ['--preview', '--certificate-file=f', '--host=127.0.0.1', '--open-path'], env: {} })).toMatchObject({ preview: true, kubeconfig: undefined, insecurePath: true });
  });

  it('takes files when the API server shows a certificate', () => {
    expect(faults(['--kubeconfig=k', '--tls-cert-file=c', '--tls-key-file=k', '--client-ca-file=a'])).toBe('');
  });
});
