import * as pki from 'pkijs';
import { commonName, fingerprintOf } from './certificates';
import { der, oids, own, sha256 } from './cms';

/** What the signature of a PDF tells by itself. */
export interface ReadSignature {
  /** How its certificate calls the signer; whether to believe it is for who knows the certificate. */
  by: string;
  /** SHA-256 of that certificate, in hexadecimal. */
  fingerprint: string;
  /** What was signed is what is there. */
  holds: boolean;
  /** Nothing stands outside what was signed. */
  whole: boolean;
  /** When, as the signer says it; null when they do not. */
  at: Date | null;
  /** A time-stamp token over the signature, and the SHA-256 that it has to be of. */
  stamp: { token: Uint8Array; hash: string } | null;
}

/** The last signature of a PDF; null where there is none that can be read. */
export async function pdfSignature(pdf: Buffer): Promise<ReadSignature | null> {
  const text = pdf.toString('latin1');
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (!found) return null;
  const [from, before, after, rest] = found.slice(1).map(Number);
  if (from !== 0 || before >= after || after + rest > pdf.length) return null;
  const hex = /^<([\dA-Fa-f]+)>$/.exec(text.slice(before, after))?.[1];
  if (!hex) return null;
  const dictionary = text.slice(text.lastIndexOf(' obj', found.index), found.index + 200_000);
  const content = Buffer.concat([pdf.subarray(0, before), pdf.subarray(after, after + rest)]);
  try {
    const info = pki.ContentInfo.fromBER(own(Buffer.from(hex, 'hex')));
    const signed = new pki.SignedData({ schema: info.content });
    const [signer] = signed.signerInfos;
    const certificates = (signed.certificates ?? []).filter(
      (each) => each instanceof pki.Certificate,
    );
    const certificate = certificates.find((each) => isOf(signer, each));
    if (!certificate) return null;
    const stamp = signer.unsignedAttrs?.attributes.find(({ type }) => type === oids.timeStamp);
    return {
      by: commonName(certificate),
      fingerprint: fingerprintOf(certificate),
      holds: namesItsCertificate(signer, certificate) && (await verified(signed, content)),
      whole: after + rest === pdf.length,
      at: dateIn(dictionary),
      stamp: stamp
        ? {
            token: new Uint8Array((stamp.values[0] as { toBER(): ArrayBuffer }).toBER()),
            hash: sha256(signer.signature.valueBlock.valueHexView).toString('hex'),
          }
        : null,
    };
  } catch {
    return null;
  }
}

const isOf = ({ sid }: pki.SignerInfo, { issuer, serialNumber }: pki.Certificate) =>
  sid instanceof pki.IssuerAndSerialNumber &&
  sid.issuer.isEqual(issuer) &&
  sid.serialNumber.isEqual(serialNumber);

/** Whether the signed attributes say which certificate signs (signing-certificate-v2, RFC 5035). */
function namesItsCertificate({ signedAttrs }: pki.SignerInfo, certificate: pki.Certificate) {
  const said = signedAttrs?.attributes.find(({ type }) => type === oids.signingCertificate);
  const bytes = said && Buffer.from((said.values[0] as { toBER(): ArrayBuffer }).toBER());
  return !!bytes?.includes(sha256(der(certificate)));
}

async function verified(signed: pki.SignedData, content: Buffer): Promise<boolean> {
  try {
    return await signed.verify({ signer: 0, data: own(content), checkChain: false });
  } catch {
    return false;
  }
}

function dateIn(dictionary: string): Date | null {
  const [, year, month, day, hours, minutes, seconds] =
    /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(dictionary) ?? [];
  return year ? new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`) : null;
}
