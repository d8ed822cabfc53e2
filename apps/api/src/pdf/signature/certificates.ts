import { createHash, randomBytes, webcrypto } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { der, own } from './cms';
import type { Signer } from './cms';

const { subtle } = webcrypto;
const p256 = { name: 'ECDSA', namedCurve: 'P-256' };

/** A key and its certificates as they are kept: PKCS#8, and PEM with the signer’s own first. */
export interface KeptKey {
  key: Buffer;
  certificates: string;
}

/** Whom a certificate is about. */
export interface Subject {
  name: string;
  /** Nine digits, of a French organisation; empty when it is not known. */
  siren?: string;
}

/** From when, and until when. */
export interface Term {
  from: Date;
  to: Date;
}

/** An authority that vouches for itself. */
export const newAuthority = (subject: Subject, term: Term): Promise<KeptKey> =>
  newKey(subject, term, null);

/** A key to sign documents with, that an authority vouches for. */
export const newSigner = (subject: Subject, term: Term, authority: KeptKey): Promise<KeptKey> =>
  newKey(subject, term, authority);

async function newKey(
  subject: Subject,
  { from, to }: Term,
  authority: KeptKey | null,
): Promise<KeptKey> {
  const pair = await subtle.generateKey(p256, true, ['sign', 'verify']);
  const issuer = authority && (await openSigner(authority));
  const certificate = new pki.Certificate({
    version: 2,
    // At most twenty bytes, and positive (RFC 5280, 4.1.2.2).
    serialNumber: new asn1.Integer({ valueHex: own(positive(randomBytes(16))) }),
    issuer: issuer?.certificates[0].subject ?? nameOf(subject),
    subject: nameOf(subject),
    notBefore: timeOf(from),
    notAfter: timeOf(to),
  });
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey as never);
  const ownId = keyId(certificate);
  const issuerId = issuer ? keyId(issuer.certificates[0]) : ownId;
  const usage = new asn1.BitString(
    // keyCertSign and cRLSign; or digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3).
    authority
      ? { valueHex: own(Buffer.from([0xc0])), unusedBits: 6 }
      : { valueHex: own(Buffer.from([0x06])), unusedBits: 1 },
  );
  certificate.extensions = [
    extension('2.5.29.19', true, new pki.BasicConstraints({ cA: !authority }).toSchema()),
    extension('2.5.29.15', true, usage),
    extension('2.5.29.14', false, new asn1.OctetString({ valueHex: own(ownId) })),
    extension(
      '2.5.29.35',
      false,
      new pki.AuthorityKeyIdentifier({
        keyIdentifier: new asn1.OctetString({ valueHex: own(issuerId) }),
      }).toSchema(),
    ),
  ];
  await certificate.sign((issuer?.key ?? pair.privateKey) as never, 'SHA-256');
  return {
    key: Buffer.from(await subtle.exportKey('pkcs8', pair.privateKey)),
    certificates: pemOf(der(certificate)) + (authority?.certificates ?? ''),
  };
}

/** A key that was kept, ready to sign. @throws Error when it cannot be read */
export async function openSigner({ key, certificates }: KeptKey): Promise<Signer> {
  const chain = certificatesIn(certificates);
  const algorithm = chain[0].subjectPublicKeyInfo.algorithm.algorithmId;
  const how =
    algorithm === '1.2.840.113549.1.1.1'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: curveOf(chain[0]) };
  return {
    key: await subtle.importKey('pkcs8', key, how, false, ['sign']),
    certificates: chain,
  };
}

/**
 * What a PKCS#12 file holds: its key, and its certificates with the one of the key first.
 * @throws Error when the password is wrong, or it is encrypted in a way that is no longer safe
 */
export async function readPkcs12(bytes: Buffer, password: string): Promise<KeptKey> {
  const secret = own(Buffer.from(password));
  const pfx = pki.PFX.fromBER(own(bytes));
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true });
  const safe = pfx.parsedValue!.authenticatedSafe!;
  await safe.parseInternalValues({
    safeContents: safe.safeContents.map(({ contentType }) =>
      contentType === pki.ContentInfo.ENCRYPTED_DATA ? { password: secret } : {},
    ),
  });
  const bags = safe.parsedValue.safeContents.flatMap(
    ({ value }: { value: pki.SafeContents }) => value.safeBags,
  ) as pki.SafeBag[];
  let key: Buffer | undefined;
  const certificates: pki.Certificate[] = [];
  for (const { bagValue } of bags) {
    if (bagValue instanceof pki.PKCS8ShroudedKeyBag) {
      await (
        bagValue as unknown as { parseInternalValues(how: object): Promise<void> }
      ).parseInternalValues({ password: secret });
      key = Buffer.from(bagValue.parsedValue!.toSchema().toBER());
    } else if (bagValue instanceof pki.PrivateKeyInfo) {
      key = Buffer.from(bagValue.toSchema().toBER());
    } else if (bagValue instanceof pki.CertBag && bagValue.parsedValue) {
      certificates.push(bagValue.parsedValue as pki.Certificate);
    }
  }
  if (!key || certificates.length === 0) throw new Error('It holds no key with its certificate');
  const kept = {
    key,
    certificates: inOrder(certificates)
      .map((each) => pemOf(der(each)))
      .join(''),
  };
  await openSigner(kept);
  return kept;
}

/** The end of the chain first: whom nobody else of them was vouched for by. */
function inOrder(certificates: readonly pki.Certificate[]): pki.Certificate[] {
  const vouches = (one: pki.Certificate) =>
    certificates.some((each) => each !== one && each.issuer.isEqual(one.subject));
  const leaf = certificates.find((each) => !vouches(each)) ?? certificates[0];
  return [leaf, ...certificates.filter((each) => each !== leaf)];
}

/** SHA-256 of a signer’s certificate, in hexadecimal: how it is known. */
export const fingerprintOf = (certificate: pki.Certificate) =>
  createHash('sha256').update(der(certificate)).digest('hex');

export const certificatesIn = (pem: string): pki.Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)].map(
    ([, base64]) => pki.Certificate.fromBER(own(Buffer.from(base64, 'base64'))),
  );

/** What a certificate calls whom it is about. */
export function commonName({ subject }: pki.Certificate): string {
  const named = (of: string) => subject.typesAndValues.find(({ type }) => type === of);
  // Its own name, else that of its organisation.
  return String((named('2.5.4.3') ?? named('2.5.4.10'))?.value.valueBlock.value ?? '');
}

function pemOf(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g)!;
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function positive(bytes: Buffer): Buffer {
  // Neither negative nor shortened by a leading zero.
  bytes[0] = (bytes[0] & 0x3f) | 0x40;
  return bytes;
}

function nameOf({ name, siren }: Subject): pki.RelativeDistinguishedNames {
  const said = (type: string, value: asn1.AsnType) =>
    new asn1.Set({
      value: [new pki.AttributeTypeAndValue({ type, value: value as never }).toSchema()],
    });
  // RFC 5280 has names of 64 characters at most.
  const utf8 = new asn1.Utf8String({ value: [...name].slice(0, 64).join('') });
  const parts = [
    said('2.5.4.6', new asn1.PrintableString({ value: 'FR' })),
    said('2.5.4.10', utf8),
    // Of a legal person, by its national number (ETSI EN 319 412-1, 5.1.4).
    ...(siren ? [said('2.5.4.97', new asn1.Utf8String({ value: `NTRFR-${siren}` }))] : []),
    said('2.5.4.3', utf8),
  ];
  // Read back from bytes: pkijs itself would write a single part that says it all.
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: parts }).toBER());
}

/** As RFC 5280 has it: with two figures for the year until 2049, with four from 2050. */
const timeOf = (value: Date) =>
  new pki.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });

const keyId = ({ subjectPublicKeyInfo }: pki.Certificate) =>
  createHash('sha1').update(subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView).digest();

const extension = (extnID: string, critical: boolean, value: asn1.AsnType) =>
  new pki.Extension({ extnID, critical, extnValue: value.toBER() });

const curves: Record<string, string> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

function curveOf({ subjectPublicKeyInfo }: pki.Certificate): string {
  const named = subjectPublicKeyInfo.algorithm.algorithmParams as asn1.ObjectIdentifier;
  const curve = curves[named.valueBlock.toString()];
  if (!curve) throw new Error('Its key is on a curve that is not known here');
  return curve;
}
