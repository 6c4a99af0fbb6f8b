/** Says yes to every review, in a process of its own: what anybody would write with fastify. It ends with its parent. */
import { fastify } from 'fastify';
import { createAuthority, issueLeaf } from '../webhook/certificates/certificate.ts';
import { day } from '../webhook/testing/test-server.ts';

/** What the process tells when it listens. */
export interface AllowAll {
  readonly port: number;
  /** PEM of the authority of its certificate. */
  readonly authority: string;
}

const authority = createAuthority(day());
// The API server keeps connections for 90 seconds; as many as it likes.
const app = fastify({ https: issueLeaf(authority, ['127.0.0.1'], day()), keepAliveTimeout: 120_000 });
for (const path of ['/validate', '/mutate']) {
  app.post(path, (call) => {
    const { request } = call.body as { request: { uid: string } };
    return { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: { uid: request.uid, allowed: true } };
  });
}
await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: (app.server.address() as { port: number }).port, authority: authority.cert } satisfies AllowAll);
process.on('disconnect', () => process.exit());
