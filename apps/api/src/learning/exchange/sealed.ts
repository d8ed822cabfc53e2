import { createHash } from 'node:crypto';
import type { Entry, Found } from './draft';
import { SealedEntry } from './sealed-entry';

/**
 * What a format cannot say of a question stands in a comment before it, which Moodle skips: the
 * question whole, with a digest of the lines that say it in the format’s own way. Whoever changes
 * those lines elsewhere is read as they wrote them.
 */
const begins = /^(?:\/\/|<!--) percolateur 1 ([0-9a-f]{16}) ([A-Za-z0-9+/=]+)(?: -->)?$/;
const ends = /^(?:\/\/|<!--) percolateur \.(?: -->)?$/;

const digest = (lines: string) =>
  createHash('sha256').update(lines.trim()).digest('hex').slice(0, 16);

/** A question in the format’s own way, between the comments that say the rest. */
export function sealed(
  { question, title, tags, code }: Entry,
  native: string,
  comment: (text: string) => string,
): string {
  const json = JSON.stringify({ question, title, tags, code });
  const begin = comment(`percolateur 1 ${digest(native)} ${Buffer.from(json).toString('base64')}`);
  return `${begin}\n${native.trimEnd()}\n${comment('percolateur .')}\n`;
}

/** Puts the whole questions of such comments in the place of what was read between them. */
export function unseal(found: Found, text: string): void {
  const lines = text.split('\n');
  let open: { line: number; digest: string; json: string } | null = null;
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    const begin = begins.exec(line);
    if (begin) open = { line: at + 1, digest: begin[1], json: begin[2] };
    if (!open || !ends.test(line)) continue;
    const { line: first } = open;
    const entry = entryOf(open.json);
    const same = digest(lines.slice(first, at).join('\n')) === open.digest;
    const within = ({ line: where }: { line: number }) => where >= first && where <= at + 1;
    if (entry && same) {
      const outside = <T extends { line: number }>(list: T[]) =>
        list.filter((each) => !within(each));
      found.drafts = [...outside(found.drafts), { ...entry, line: first, lacks: [] }];
      found.faults = outside(found.faults);
      found.unsupported = outside(found.unsupported);
    } else {
      const lost = 'Modifiée depuis son export : ce que ce format ne dit pas n’a pas été repris.';
      found.drafts = found.drafts.map((draft) =>
        within(draft) ? { ...draft, lacks: [...draft.lacks, lost] } : draft,
      );
    }
    open = null;
  }
}

function entryOf(json: string): Entry | null {
  try {
    const read = SealedEntry.safeParse(
      JSON.parse(Buffer.from(json, 'base64').toString('utf8')) as unknown,
    );
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
