/** A pod sets none but the sysctls that reach no further than its own namespaces (Pod Security 1.32 and newer). */
import { quoted } from '../../../model/shown.ts';
import { listAt, textAt } from '../json.ts';
import { podPolicy } from './pod-policy.ts';

const ALLOWED: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_syncookies', 'net.ipv4.tcp_wmem',
]);

export const sysctls = podPolicy({
  id: 'sysctls',
  title: 'No sysctls that reach beyond the pod',
  level: 'breach',
  check: (pod) =>
    listAt(pod.securityContext, 'sysctls').flatMap((item, index) => {
      const name = textAt(item, 'name') ?? '';
      if (ALLOWED.has(name)) return [];
      return [{ path: `${pod.specPath}.securityContext.sysctls[${index}].name`, message: `sysctl ${quoted(name)} reaches beyond the pod`, fix: 'remove it' }];
    }),
});
