import { Refusal } from '@percolateur/domain';
import iconv from 'iconv-lite';
import { decode } from '../../platform/decode';
import { Unreadable, fileBytes } from './draft';

/** Encodings that a file of questions may say it is in, and the one that it is read in. */
const encodings: Readonly<Record<string, string>> = {
  ...{ 'utf-8': 'utf8', utf8: 'utf8', 'us-ascii': 'win1252', ascii: 'win1252' },
  // As browsers do (WHATWG): whoever writes ISO-8859-1 writes Windows-1252.
  ...{ 'iso-8859-1': 'win1252', latin1: 'win1252', 'windows-1252': 'win1252', cp1252: 'win1252' },
  ...{ 'iso-8859-15': 'iso-8859-15', macintosh: 'macroman', 'utf-16': 'utf16' },
  ...{ 'utf-16le': 'utf16', 'utf-16be': 'utf16' },
};

/**
 * The text of a file: as its first line declares where it is XML, else as it shows. Without its
 * mark (BOM), with one way to end lines.
 * @throws Unreadable when it is too large, or no text
 */
export function textOf(bytes: Buffer): string {
  if (bytes.length > fileBytes) throw new Unreadable(1, 'Ce fichier dépasse 5 Mo.');
  const said = /^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(
    bytes.subarray(0, 300).toString('latin1'),
  );
  const declared = said?.[1].toLowerCase() ?? 'utf-8';
  const encoding = encodings[declared];
  if (!encoding) throw new Unreadable(1, `Cet encodage n’est pas lu ici : ${declared}.`);
  const oneByte = encoding !== 'utf8' && encoding !== 'utf16';
  const text = oneByte ? iconv.decode(bytes, encoding) : seen(bytes);
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** Valid UTF-8 is taken as it stands: a question may be about letters read wrong. */
function seen(bytes: Buffer): string {
  const decoded = decodedOrRefused(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? decoded : text;
  } catch {
    return decoded;
  }
}

function decodedOrRefused(bytes: Buffer): string {
  try {
    return decode(bytes).text;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Unreadable(1, `Ce fichier est ${String(error.details?.['seen'])}.`);
  }
}
