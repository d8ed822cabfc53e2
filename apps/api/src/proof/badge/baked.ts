import { crc32 } from 'node:zlib';
import { Refusal } from '@percolateur/domain';
import { SaxesParser } from 'saxes';

/** Where Open Badges 3.0 puts a credential in a picture (5.3, « Baked Badges »). */
const keyword = 'openbadgecredential';
const namespace = 'https://purl.imsglobal.org/ob/v3p0';

const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Chunks looked at before giving up. */
const mostChunks = 5_000;

export const isPng = (bytes: Buffer) => bytes.subarray(0, magic.length).equals(magic);

const unreadable = (fault: string): never => {
  throw new Refusal('badge-unreadable', { fault });
};

/** The picture with the credential in an uncompressed `iTXt`, after its header. */
export function bakedPng(png: Buffer, credential: string): Buffer {
  const header = magic.length + 25;
  const text = Buffer.from(`${keyword}\0\0\0\0\0${credential}`, 'utf8');
  const body = Buffer.concat([Buffer.from('iTXt', 'latin1'), text]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(text.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, header), length, body, check, png.subarray(header)]);
}

/**
 * The credential in a PNG. Its pixels are never unpacked, nor any text of it.
 * @throws Refusal `badge-unreadable` where there is none, or two
 */
export function fromPng(png: Buffer): string {
  const found: string[] = [];
  let at = magic.length;
  for (let count = 0; count < mostChunks && at + 12 <= png.length; count += 1) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length) break;
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, end);
    if (
      type === 'iTXt' &&
      data.subarray(0, keyword.length + 1).equals(Buffer.from(`${keyword}\0`))
    ) {
      if (crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) {
        unreadable('Le badge de cette image a été abîmé.');
      }
      found.push(textOf(data.subarray(keyword.length + 1)));
    }
    if (type === 'IEND') break;
    at = end + 4;
  }
  return theOnly(found);
}

/** After the keyword: compression, its method, language, translated keyword, text (PNG, 11.3.3.4). */
function textOf(data: Buffer): string {
  if (data[0] !== 0) unreadable('Le badge de cette image est compressé, ce que la norme interdit.');
  const language = data.indexOf(0, 2);
  const translated = data.indexOf(0, language + 1);
  if (language < 0 || translated < 0) unreadable('Le badge de cette image a été abîmé.');
  return data.toString('utf8', translated + 1);
}

/** What goes into the root of an SVG, and its attributes, for it to carry a credential. */
export const inSvg = (credential: string) => ({
  attributes: ` xmlns:openbadges="${namespace}"`,
  inside: `<openbadges:credential><![CDATA[${credential.replaceAll(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>`,
});

/**
 * The credential in an SVG. What a document type declares is never read.
 * @throws Refusal `badge-unreadable` where there is none, or two
 */
export function fromSvg(svg: string): string {
  const found: string[] = [];
  let depth = 0;
  let inside = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () =>
    unreadable('Cette image déclare un type de document : nous ne la lisons pas.'),
  );
  parser.on('error', () => unreadable('Cette image SVG est mal écrite.'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1;
    if (depth > 200) unreadable('Cette image est emboîtée trop profondément.');
    if (local !== 'credential' || uri !== namespace) return;
    inside = true;
    const jws = attributes.verify as { value: string } | undefined;
    found.push(jws?.value ?? '');
  });
  parser.on('closetag', () => {
    depth -= 1;
    inside = false;
  });
  const more = (text: string) => {
    if (inside) found.push((found.pop() ?? '') + text);
  };
  parser.on('text', more);
  parser.on('cdata', more);
  parser.write(svg).close();
  return theOnly(found.map((each) => each.trim()));
}

function theOnly(found: readonly string[]): string {
  if (found.length === 0) return unreadable('Cette image ne porte aucun badge.');
  if (found.length > 1) return unreadable('Cette image porte plusieurs badges.');
  return found[0];
}
