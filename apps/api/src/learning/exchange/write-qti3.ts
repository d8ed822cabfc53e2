import { buffer } from 'node:stream/consumers';
import type { Question } from '@percolateur/domain';
import { ZipFile } from 'yazl';
import type { Entry, FileWritten } from './draft';
import type { Picture } from './picture';
import { qtiItem } from './qti-item';
import { writtenTags } from './said-tags';
import { escapeXml, xml } from './xml-write';

const namespace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const schema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd';

/**
 * Entries as a package of QTI 3: an item each, the pictures that they name, a manifest. The same
 * entries give the same bytes. Nothing here reads it again: what it does not say is listed.
 */
export async function writeQti3(
  entries: readonly Entry[],
  pictures: ReadonlyMap<string, Picture>,
): Promise<FileWritten> {
  const zip = new ZipFile();
  // No hour of the clock, and none of the zone.
  const stamp = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
  const add = (name: string, bytes: Buffer) => zip.addBuffer(bytes, name, stamp);
  const used = new Map<string, Picture>();
  const resources = entries.map((entry, at) => {
    const identifier = `item-${at + 1}`;
    const path = `items/${identifier}.xml`;
    const files = new Set<string>();
    const pathOf = (sha256: string) => {
      const picture = pictures.get(sha256);
      const name = nameOf(sha256, picture);
      if (picture) {
        used.set(name, picture);
        files.add(name);
      }
      return `../${name}`;
    };
    add(path, Buffer.from(qtiItem(entry, identifier, pathOf)));
    return resource(entry, { identifier, path, files: [...files] });
  });
  for (const [name, { bytes }] of used) add(name, bytes);
  add('imsmanifest.xml', Buffer.from(manifest(resources)));
  zip.end();
  const altered = entries.flatMap(({ question, title }) =>
    notSaid(question).map((what) => ({ title, message: `QTI ne dit pas : ${what}.` })),
  );
  return { bytes: await buffer(zip.outputStream as NodeJS.ReadableStream), altered };
}

const nameOf = (sha256: string, picture: Picture | undefined) =>
  `images/${sha256}.${picture?.type.slice('image/'.length) ?? 'png'}`;

/** What QTI has no words for. */
function notSaid(question: Question): string[] {
  switch (question.kind) {
    case 'short':
      return ['que les accents, la ponctuation et les fautes de frappe sont pardonnés'];
    case 'gap':
      return question.gaps.some(({ choices }) => choices === null)
        ? ['que les accents, la ponctuation et les fautes de frappe sont pardonnés']
        : [];
    case 'numeric':
      return question.units.length > 1 ? ['que d’autres unités peuvent être choisies'] : [];
    case 'open':
      return question.criteria.length > 0 ? ['ce que vaut chaque niveau de la grille'] : [];
    case 'scenario':
      return [...new Set(question.parts.flatMap(notSaid))];
    default:
      return [];
  }
}

function resource(
  entry: Entry,
  { identifier, path, files }: { identifier: string; path: string; files: readonly string[] },
): string {
  const string = (text: string) => xml('string', { language: 'fr' }, escapeXml(text));
  const keywords = writtenTags(entry).map((tag) => xml('keyword', {}, string(tag)));
  const lom = xml(
    'lom',
    { xmlns: 'http://ltsc.ieee.org/xsd/LOM' },
    xml('general', {}, xml('title', {}, string(entry.title)), ...keywords),
  );
  return xml(
    'resource',
    { identifier, type: 'imsqti_item_xmlv3p0', href: path },
    xml('metadata', {}, lom),
    ...[path, ...files].map((href) => xml('file', { href })),
  );
}

const manifest = (resources: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xml(
    'manifest',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schema}`,
      identifier: 'percolateur',
    },
    xml('metadata', {}, xml('schema', {}, 'QTI Package'), xml('schemaversion', {}, '3.0.0')),
    xml('organizations', {}),
    xml('resources', {}, ...resources),
  )}\n`;
