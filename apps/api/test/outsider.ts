import { verifyCredential } from '@digitalcredentials/verifier-core';
import type { TestApi } from './start-api';

/** What an outsider’s verifier found; null where it could not tell. */
export interface Outside {
  signature: boolean;
  /** Not revoked, as the published list says; null when it was not asked. */
  status: boolean | null;
  expired: boolean | null;
  /** The fatal error, by its name. */
  error: string | null;
}

/**
 * A verifier of the Digital Credentials Consortium, another code than the one that signs: it fetches
 * keys and lists of `publicUrl` from the API as wallets do, and nothing else answers.
 */
export async function judgedOutside(
  api: TestApi,
  publicUrl: string,
  credential: object,
): Promise<Outside> {
  const { fetch: before } = globalThis;
  globalThis.fetch = async (input) => {
    const request = new Request(input);
    const { host, pathname } = new URL(request.url);
    // The JSON schema of Open Badges, which it would also try: everything conforms.
    if (pathname.endsWith('_schema.json')) return Response.json({});
    if (host !== new URL(publicUrl).host) throw new TypeError(`No network: ${request.url}`);
    const { status, bytes, headers } = await api.stranger.send({
      method: 'GET',
      url: pathname,
      headers: Object.fromEntries(request.headers),
    });
    return new Response(new Uint8Array(bytes), {
      status,
      headers: { 'content-type': String(headers['content-type']) },
    });
  };
  try {
    const answer = await verifyCredential({
      credential: structuredClone(credential),
      knownDIDRegistries: [],
    });
    const step = (id: string) => answer.log?.find((each) => each.id === id)?.valid ?? null;
    const unexpired = step('expiration');
    return {
      signature: step('valid_signature') ?? false,
      status: step('revocation_status'),
      expired: unexpired === null ? null : !unexpired,
      error: answer.errors?.[0]?.name ?? null,
    };
  } finally {
    globalThis.fetch = before;
  }
}
