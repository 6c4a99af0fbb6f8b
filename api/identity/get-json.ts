/** A JSON document of an HTTP server, bounded in bytes and time. Redirects are not followed: nobody moves keys that way. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface GetJsonOptions {
  /** PEM of the authorities of the server's certificate; undefined for the system's. */
  readonly ca: string | undefined;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

function open(url: URL, { ca, timeoutMs }: GetJsonOptions): Promise<IncomingMessage> {
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { accept: 'application/json', 'user-agent': 'tenantry' };
  return new Promise((resolve, reject) => {
    const call = url.protocol === 'https:' ? httpsRequest(url, { agent: false, signal, headers, ...(ca === undefined ? {} : { ca }) }) : httpRequest(url, { agent: false, signal, headers });
    call.on('response', resolve).on('error', reject).end();
  });
}

/** Gets and parses it. @throws Error with a reason that holds no secret */
export async function getJson(address: string, options: GetJsonOptions): Promise<unknown> {
  const response = await open(new URL(address), options);
  try {
    if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode ?? 0} instead of 200`);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > options.maxBytes) throw new Error(`${address} answered more than ${options.maxBytes} bytes`);
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } finally {
    response.destroy();
  }
}
