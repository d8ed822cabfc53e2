import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import { loader } from './contexts';
import { verificationMethod } from './multikey';
import type { KeyPair } from './multikey';

/** A new pair. */
export async function newKeyPair(): Promise<KeyPair> {
  const pair = await multikey.generate({});
  const { publicKeyMultibase, secretKeyMultibase } = await pair.export({
    publicKey: true,
    secretKey: true,
  });
  return { publicKey: publicKeyMultibase, secretKey: secretKeyMultibase! };
}

/** What is signed, by whom and when. */
export interface ToSign {
  credentials: readonly object[];
  did: string;
  key: KeyPair;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * These credentials as JSON, each with its proof (Data Integrity, `eddsa-rdfc-2022`): the same bytes
 * for the same facts.
 */
export async function signed({ credentials, did, key, at }: ToSign): Promise<string[]> {
  const pair = await multikey.from({
    ...verificationMethod(did, key.publicKey),
    secretKeyMultibase: key.secretKey,
  });
  const date = new Date(at);
  const documentLoader = loader(new Map());
  const done: string[] = [];
  for (const credential of credentials) {
    const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date });
    const document = await issue({
      ...{ credential: structuredClone(credential), suite, documentLoader },
      now: date,
    });
    done.push(JSON.stringify(document));
  }
  return done;
}

/** A credential, and the key that its proof names. */
export interface ToCheck {
  credential: Record<string, unknown>;
  did: string;
  publicKey: string;
  /** The name of the key in the proof. */
  method: string;
}

/**
 * Whether the proof of a credential was made by this key over these words. Dates and status are
 * judged elsewhere.
 */
export async function isSigned({ credential, did, publicKey, method }: ToCheck): Promise<boolean> {
  const key = {
    '@context': 'https://w3id.org/security/multikey/v1',
    ...verificationMethod(did, publicKey),
    id: method,
  };
  const controller = {
    '@context': 'https://www.w3.org/ns/did/v1',
    id: did,
    assertionMethod: [key],
  };
  const { verified } = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: loader(
      new Map<string, object>([
        [method, key],
        [did, controller],
      ]),
    ),
    now: new Date(credential.validFrom as string),
    checkStatus: () => Promise.resolve({ verified: true }),
  });
  return verified;
}
