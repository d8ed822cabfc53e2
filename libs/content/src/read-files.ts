import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Fault } from './course-invalid';

/**
 * The course's text files by path from its folder, in alphabetical order; hidden files are left
 * out. Bytes that are no text (NUL, invalid UTF-8) are told in `faults`.
 */
export async function readFiles(folder: string, faults: Fault[]): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)\./.test(path))
    .sort();
  const files = new Map<string, string>();
  for (const file of paths) {
    const text = (await readFile(join(folder, file), 'utf8'))
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
    const spoilt = /[\0\uFFFD]/.exec(text);
    if (spoilt) {
      const line = text.slice(0, spoilt.index).split('\n').length;
      const message =
        spoilt[0] === '\0' ? 'Octet nul dans le texte' : 'Texte qui n’est pas en UTF-8';
      faults.push({ file, line, message });
    }
    files.set(file, text);
  }
  return files;
}
