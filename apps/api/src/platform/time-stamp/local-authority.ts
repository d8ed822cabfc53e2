import {
  createECDH,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  bits,
  der,
  generalTime,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  shortTime,
  truth,
  words,
} from './der';
import { imprint, oids } from './token';

const ed25519 = sequence(oid('1.3.101.112'));
const [from, to] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-12-31T23:59:59Z')];
const nameOf = (common: string) => sequence(setOf(sequence(oid('2.5.4.3'), words(common))));
const extension = (id: string, value: Buffer) => sequence(oid(id), truth, octets(value));
const basic = (value: Buffer) => extension('2.5.29.19', value);
/** RFC 5280, 4.2.1.3: how many bits are unused, then the bits. */
const usage = (...bytes: [number, number]) => extension('2.5.29.15', der(0x03, Buffer.from(bytes)));
const [digitalSignature, keyCertSign] = [usage(7, 0x80), usage(2, 0x04)];
/** Of our own, under the arc that is derived from nobody’s name. */
const policy = oid('2.25.1');

/**
 * Stamps times for an installation that asks no authority of elsewhere: it proves something to who
 * kept a token, and nothing against who owns the server. Its keys are derived from the secret key and
 * Ed25519 signs the same each time, so that its certificates are the same in every process.
 */
export class LocalAuthority {
  /** The certificate to trust, in PEM. */
  readonly certificate: string;
  private readonly key: KeyObject;
  private readonly own: Buffer;
  private readonly serial: Buffer;

  constructor(secret: string) {
    const seed = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', secret, '', `time-stamp ${purpose}`, 32));
    const root = createPrivateKey({
      key: sequence(integer(0), ed25519, octets(octets(seed('root')))),
      ...{ format: 'der', type: 'pkcs8' },
    });
    this.key = p256(seed('signer'));
    this.serial = integer(seed('serial').subarray(0, 16));
    const issuer = 'Percolateur, autorité locale';
    const rootDer = certificate(root, issuer, {
      ...{ subject: issuer, serial: integer(1), key: createPublicKey(root) },
      extensions: [basic(sequence(truth)), keyCertSign],
    });
    this.own = certificate(root, issuer, {
      ...{ subject: 'Percolateur, horodatage', serial: this.serial },
      key: createPublicKey(this.key),
      extensions: [
        basic(sequence()),
        digitalSignature,
        extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8'))),
      ],
    });
    const lines = rootDer.toString('base64').match(/.{1,64}/g)!;
    this.certificate = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  }

  /** The answer (RFC 3161, 2.4.2) that this SHA-256, in hexadecimal, was shown at that time. */
  stamp(hash: string, at: Date, nonce: Buffer): Buffer {
    const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
    const info = sequence(
      ...[integer(1), policy, imprint(hash), integer(randomBytes(16)), generalTime(at)],
      integer(nonce),
    );
    const attribute = (type: Buffer, value: Buffer) => sequence(type, setOf(value));
    const attributes = setOf(
      attribute(oids.contentType, oids.timeStamp),
      attribute(oids.messageDigest, octets(sha256(info))),
      // RFC 5816: which certificate signs is signed with the rest.
      attribute(oids.signingCertificate, sequence(sequence(sequence(octets(sha256(this.own)))))),
    );
    const sent = Buffer.from(attributes);
    sent[0] = 0xa0;
    const signer = sequence(
      integer(1),
      sequence(nameOf('Percolateur, autorité locale'), this.serial),
      sequence(oids.sha256),
      sent,
      sequence(oids.ecdsaWithSha256),
      octets(sign('sha256', attributes, this.key)),
    );
    const signed = sequence(
      integer(3),
      setOf(sequence(oids.sha256)),
      sequence(oids.timeStamp, der(0xa0, octets(info))),
      der(0xa0, this.own),
      setOf(signer),
    );
    return sequence(sequence(integer(0)), sequence(oids.signedData, der(0xa0, signed)));
  }
}

/** A private key of P-256 that is this number. */
function p256(number: Buffer): KeyObject {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(number);
  const point = curve.getPublicKey();
  const part = (begin: number) => point.subarray(begin, begin + 32).toString('base64url');
  return createPrivateKey({
    key: { kty: 'EC', crv: 'P-256', d: number.toString('base64url'), x: part(1), y: part(33) },
    format: 'jwk',
  });
}

/** A certificate (RFC 5280, 4.1) that this root signs, in DER. */
function certificate(
  root: KeyObject,
  issuer: string,
  {
    subject,
    serial,
    key,
    extensions,
  }: { subject: string; serial: Buffer; key: KeyObject; extensions: Buffer[] },
): Buffer {
  const said = sequence(
    der(0xa0, integer(2)),
    serial,
    ed25519,
    nameOf(issuer),
    sequence(shortTime(from), shortTime(to)),
    nameOf(subject),
    key.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(...extensions)),
  );
  return sequence(said, ed25519, bits(sign(null, said, root)));
}
