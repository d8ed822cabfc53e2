/** An Ed25519 pair, each half as Multikey writes it. */
export interface KeyPair {
  publicKey: string;
  secretKey: string;
}

/** How a key is called in the proofs of an issuer: its DID, then the key itself. */
export const methodOf = (did: string, publicKey: string) => `${did}#${publicKey}`;

/** A public key as a DID document tells it. */
export const verificationMethod = (did: string, publicKey: string) => ({
  id: methodOf(did, publicKey),
  type: 'Multikey' as const,
  controller: did,
  publicKeyMultibase: publicKey,
});
