import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';

/** Who letters come from, as `MAIL_FROM` says; Message-IDs end with the domain. */
export function senderOf(mailFrom: string): { name: string; address: string; domain: string } {
  const [{ name = '', address: typed = '' } = {}] = addressparser(mailFrom, { flatten: true });
  const address = asciiAddress(typed);
  return { name: name || 'Percolateur', address, domain: address.split('@')[1] ?? '' };
}

/** The domain in `xn--` form (RFC 5891): most servers know no other. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain ? `${address.slice(0, at)}@${domain}` : address;
}

/**
 * The address that a letter comes back to: the one for returns, with the id of the letter in it
 * (RFC 5321 §4.1.2 lets a local part bear it after « + »), so that it is known whatever comes back.
 */
export function returnPath(bounceAddress: string, mailId: string): string {
  const [local, domain] = asciiAddress(bounceAddress).split('@');
  return `${local}+${mailId.slice(0, 36)}@${domain}`;
}
