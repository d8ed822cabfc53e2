import { createHash, webcrypto } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { openSignaturePlace } from './place';

/** Who signs: a private key, its certificate and those that vouch for it. */
export interface Signer {
  key: webcrypto.CryptoKey;
  /** The signer’s own first. */
  certificates: readonly pki.Certificate[];
}

/** Asks an authority for a time-stamp (RFC 3161) of a SHA-256 in hexadecimal; answers its token. */
export type Stamping = (hash: string) => Promise<Buffer>;

export const oids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
};

export const sha256 = (...bytes: Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const each of bytes) hash.update(each);
  return hash.digest();
};
/** Bytes in a buffer of their own, as these libraries take them. */
export const own = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
export const der = (certificate: pki.Certificate) => Buffer.from(certificate.toSchema().toBER());

/**
 * A PDF in which room was kept, signed: PAdES B-B, or B-T with a time-stamp (ETSI EN 319 142-1).
 * @throws what `stamping` throws
 */
export async function signedPdf(
  pdf: Buffer,
  signer: Signer,
  stamping: Stamping | null,
): Promise<Buffer> {
  const place = openSignaturePlace(pdf);
  return place.signed(await cadesOf(sha256(place.content), signer, stamping));
}

/** A detached CAdES signature of a SHA-256. */
async function cadesOf(
  digest: Buffer,
  { key, certificates }: Signer,
  stamping: Stamping | null,
): Promise<Buffer> {
  const [leaf] = certificates;
  const attributes = [
    attribute(oids.contentType, new asn1.ObjectIdentifier({ value: pki.ContentInfo.DATA })),
    attribute(oids.messageDigest, octets(digest)),
    // ESSCertIDv2 (RFC 5035): of SHA-256, which is not said.
    attribute(oids.signingCertificate, sequence(sequence(sequence(octets(sha256(der(leaf))))))),
  ];
  const info = new pki.SignerInfo({
    version: 1,
    sid: new pki.IssuerAndSerialNumber({ issuer: leaf.issuer, serialNumber: leaf.serialNumber }),
    signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes: inOrder(attributes) }),
  });
  const signed = new pki.SignedData({
    version: 1,
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: pki.ContentInfo.DATA }),
    signerInfos: [info],
    certificates: [...certificates],
  });
  await signed.sign(key as never, 0, 'SHA-256');
  if (stamping) {
    const token = await stamping(sha256(info.signature.valueBlock.valueHexView).toString('hex'));
    info.unsignedAttrs = new pki.SignedAndUnsignedAttributes({
      type: 1,
      attributes: [attribute(oids.timeStamp, asn1.fromBER(own(token)).result)],
    });
  }
  const content = new pki.ContentInfo({
    contentType: pki.ContentInfo.SIGNED_DATA,
    content: signed.toSchema(true),
  });
  return Buffer.from(content.toSchema().toBER());
}

const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: own(bytes) });
const sequence = (...value: asn1.AsnType[]) => new asn1.Sequence({ value });
const attribute = (type: string, value: asn1.AsnType) =>
  new pki.Attribute({ type, values: [value] });

/** As DER has the members of a set: what is signed is read back so. */
const inOrder = (attributes: readonly pki.Attribute[]) =>
  attributes
    .map((each) => ({ each, bytes: Buffer.from(each.toSchema().toBER()) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ each }) => each);
