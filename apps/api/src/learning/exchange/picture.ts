import { createHash } from 'node:crypto';

export interface Picture {
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  bytes: Buffer;
}

/** One picture: a photograph on a phone without waiting. */
export const pictureBytes = 300_000;

const marks: readonly [type: Picture['type'], is: (head: string) => boolean][] = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
];

/** The pictures of one file, each kept once, by its SHA-256. */
export class Pictures {
  readonly kept = new Map<string, Picture>();

  /**
   * Keeps a picture by what its bytes are, whatever its name says; answers its address for Markdown
   * (`image:<sha256>`), or why it is not kept, in French. A drawing (SVG) may hold a programme.
   */
  add(bytes: Buffer): { address: string } | { refused: string } {
    if (bytes.length > pictureBytes) return { refused: 'une image dépasse 300 ko' };
    const head = bytes.subarray(0, 16).toString('latin1');
    const type = marks.find(([, is]) => is(head))?.[0];
    if (!type) return { refused: 'une image n’est ni PNG, ni JPEG, ni GIF, ni WebP' };
    const hash = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(hash, { type, bytes });
    return { address: `image:${hash}` };
  }

  /** Where the picture of this address stands: one that is within the text, or an icon. */
  addressOf(url: string): { address: string } | { refused: string } {
    if (!url.startsWith('data:')) return { refused: 'une image est restée sur un autre site' };
    const comma = url.indexOf(',');
    if (!/^data:image\/[\w.+-]{1,40};base64$/i.test(url.slice(0, comma)))
      return { refused: 'une image est écrite d’une manière inconnue' };
    return this.add(Buffer.from(url.slice(comma + 1), 'base64'));
  }
}

/** The pictures that a question names, by their hashes. */
export const picturesNamed = (question: object): string[] =>
  [...JSON.stringify(question).matchAll(/image:([0-9a-f]{64})/g)].map(([, hash]) => hash);
