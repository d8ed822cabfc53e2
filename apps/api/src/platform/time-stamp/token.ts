import { createHash, verify, X509Certificate } from 'node:crypto';
import { integer, members, octets, oid, readDer, sequence, truth } from './der';
import type { Der } from './der';

/** Object identifiers that time-stamps speak of. */
export const oids = {
  sha256: oid('2.16.840.1.101.3.4.2.1'),
  sha384: oid('2.16.840.1.101.3.4.2.2'),
  sha512: oid('2.16.840.1.101.3.4.2.3'),
  signedData: oid('1.2.840.113549.1.7.2'),
  timeStamp: oid('1.2.840.113549.1.9.16.1.4'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingCertificate: oid('1.2.840.113549.1.9.16.2.47'),
  ecdsaWithSha256: oid('1.2.840.10045.4.3.2'),
};
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** The SHA-256 that is stamped, as requests and tokens say it (RFC 3161, 2.4.1). */
export const imprint = (hash: string) =>
  sequence(sequence(oids.sha256), octets(Buffer.from(hash, 'hex')));

/** Asks for a time-stamp of this SHA-256, in hexadecimal, with the certificates (RFC 3161, 2.4.1). */
export const timeStampRequest = (hash: string, nonce: Buffer) =>
  sequence(integer(1), imprint(hash), integer(nonce), truth);

/** What a token says once it is believed. */
export interface Stamped {
  at: Date;
  nonce: Buffer | null;
}

/** The token that an authority answered. @throws Error where there is none */
export const tokenIn = (answer: Buffer): Buffer => members(readDer(answer))[1].whole;

/** A token as an authority answers it: granted. */
export const asAnswer = (token: Buffer): Buffer => sequence(sequence(integer(0)), token);

/**
 * What the answer of a time-stamping authority (RFC 3161, 2.4.2) says of this SHA-256, signed by a
 * certificate that these trusted ones (PEM) vouch for.
 * @throws Error saying what is wrong with it
 */
export function readTimeStamp(answer: Buffer, hash: string, trusted: string): Stamped {
  const [status, token] = members(readDer(answer));
  const granted = members(status)[0].content.at(-1);
  if (granted !== 0 && granted !== 1) throw new Error('The authority refused');
  const [, explicit] = members(token);
  const [, , said, ...rest] = members(members(explicit)[0]);
  const info = members(members(said)[1])[0].content;
  const [, , stamped, , time, ...optional] = members(readDer(info));
  const [algorithm, digest] = members(stamped);
  if (!members(algorithm)[0].whole.equals(oids.sha256) || digest.content.toString('hex') !== hash) {
    throw new Error('It is of something else');
  }
  const along = rest.find(({ tag }) => tag === 0xa0);
  const certificates = along ? members(along).map(({ whole }) => new X509Certificate(whole)) : [];
  const [signer] = members(rest.at(-1)!);
  const known = readPem(trusted);
  const at = readTime(time);
  const signedBy = signerOf(signer, info, [...certificates, ...known]);
  if (!signedBy) throw new Error('Its signature is wrong');
  if (!signedBy.keyUsage?.includes(timeStamping)) throw new Error('Its signer stamps no time');
  if (!isTrusted(signedBy, certificates, known, at))
    throw new Error('Nobody vouches for its signer');
  return { at, nonce: optional.find(({ tag }) => tag === 0x02)?.content ?? null };
}

const readPem = (text: string) =>
  (text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map(
    (each) => new X509Certificate(each),
  );

function readTime({ content }: Der): Date {
  const [, year, month, day, hours, minutes, seconds, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(content.toString('latin1')) ?? [];
  if (!year) throw new Error('Its time cannot be read');
  return new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${fraction}Z`);
}

/** The certificate whose key signed what the token says (RFC 5652, 5.4); undefined when none did. */
function signerOf(signer: Der, info: Buffer, certificates: readonly X509Certificate[]) {
  const [, , digestAlgorithm, attributes, , signature] = members(signer);
  const name = digestNames.find(([known]) => members(digestAlgorithm)[0].whole.equals(known))?.[1];
  if (!name || attributes.tag !== 0xa0) return undefined;
  const said = (type: Buffer) => {
    const found = members(attributes).find((each) => members(each)[0].whole.equals(type));
    return found && members(members(found)[1])[0];
  };
  const digest = createHash(name).update(info).digest();
  if (!said(oids.messageDigest)?.content.equals(digest)) return undefined;
  if (!said(oids.contentType)?.whole.equals(oids.timeStamp)) return undefined;
  const signed = Buffer.from(attributes.whole);
  // What is signed is the SET itself, and not the tag it is sent under.
  signed[0] = 0x31;
  return certificates.find(({ publicKey }) => verify(name, signed, publicKey, signature.content));
}

const digestNames = [
  [oids.sha256, 'sha256'],
  [oids.sha384, 'sha384'],
  [oids.sha512, 'sha512'],
] as const;

/** Whether a trusted certificate vouches for this one, through those that came along, at that time. */
function isTrusted(
  certificate: X509Certificate,
  along: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  at: Date,
  steps = 6,
): boolean {
  const valid = certificate.validFromDate <= at && at <= certificate.validToDate;
  if (!valid || steps === 0) return false;
  if (trusted.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256))
    return true;
  return [...trusted, ...along].some(
    (issuer) =>
      issuer.ca &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      isTrusted(issuer, along, trusted, at, steps - 1),
  );
}
