/** Rules over pods and all that carries one. Every list is complete: a new rule is added here. */
import type { AdmissionPolicy } from '../subject.ts';
import { accountUse } from './account-use.ts';
import { apparmor } from './apparmor.ts';
import { capabilities } from './capabilities.ts';
import { countedResources } from './counted-resources.ts';
import { forceDelete } from './force-delete.ts';
import { gracePeriods } from './grace-periods.ts';
import { hostAliases } from './host-aliases.ts';
import { hostNamespaces } from './host-namespaces.ts';
import { hostPorts } from './host-ports.ts';
import { imageHost } from './image-host.ts';
import { imageRegistries } from './image-registries.ts';
import { podAnnotations } from './pod-annotations.ts';
import { podOs } from './pod-os.ts';
import { podPriority } from './pod-priority.ts';
import { podShape } from './pod-shape.ts';
import { podSize } from './pod-size.ts';
import { podTenant } from './pod-tenant.ts';
import { privilegeEscalation } from './privilege-escalation.ts';
import { privileged } from './privileged.ts';
import { probeHosts } from './probe-hosts.ts';
import { procMount } from './proc-mount.ts';
import { pullPolicy } from './pull-policy.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { runtimeClass } from './runtime-class.ts';
import { seccomp } from './seccomp.ts';
import { selinux } from './selinux.ts';
import { sysctls } from './sysctls.ts';
import { templateFinalizers } from './template-finalizers.ts';
import { tokenProjections } from './token-projections.ts';
import { volumes } from './volumes.ts';
import { zeroLimits } from './zero-limits.ts';

export const POD_POLICIES: readonly AdmissionPolicy[] = [
  podShape, hostNamespaces, hostPorts, privileged, privilegeEscalation, capabilities, runAsNonRoot, seccomp, apparmor, selinux, procMount, sysctls, podOs,
  probeHosts, volumes, tokenProjections, accountUse, imageHost, imageRegistries, pullPolicy, podPriority, gracePeriods, podAnnotations, hostAliases,
  countedResources, zeroLimits, runtimeClass, podTenant, podSize, templateFinalizers, forceDelete,
];
