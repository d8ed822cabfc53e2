/** One question of a GIFT file, as lines; and the comments that stand before it. */
export interface GiftBlock {
  /** Of its first line, from 1. */
  line: number;
  text: string;
  comments: string[];
}

/** What begins another question, or goes on with the answers of this one. */
const begins = /^(?:::|\$CATEGORY:)/;
const goesOn = /^(?:[=~}#]|\/\/)/;

/**
 * Parts a GIFT file into its questions. A blank line ends one, as Moodle has it; within the braces
 * of its answers it does not, as long as answers follow, and a new title begins another one without.
 */
export function giftBlocks(text: string): GiftBlock[] {
  const lines = text.split('\n');
  const follows = nextWords(lines);
  const blocks: GiftBlock[] = [];
  let current: { line: number; lines: string[]; comments: string[] } | null = null;
  let within = false;
  let closed = false;
  const end = () => {
    if (current?.lines.some((line) => line !== ''))
      blocks.push({ ...current, text: current.lines.join('\n') });
    current = null;
    within = closed = false;
  };
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '') {
      if (within && goesOn.test(follows[at] ?? '')) current?.lines.push('');
      else end();
      continue;
    }
    if (line.startsWith('$CATEGORY:')) {
      end();
      blocks.push({ line: at + 1, text: line, comments: [] });
      continue;
    }
    if (current && closed && begins.test(line)) end();
    current ??= { line: at + 1, lines: [], comments: [] };
    if (line.startsWith('//')) {
      current.comments.push(line);
      if (current.lines.length > 0) current.lines.push('');
      else current.line = at + 2;
      continue;
    }
    current.lines.push(line);
    for (const [sign] of line.matchAll(/\\.|[{}]/g)) {
      if (sign === '{' && !closed) within = true;
      if (sign === '}') {
        within = false;
        closed = true;
      }
    }
  }
  end();
  return blocks;
}

/** For each line, the next one that is not blank. */
function nextWords(lines: readonly string[]): string[] {
  const next: string[] = [];
  let seen = '';
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    next[at] = seen;
    const line = (lines[at] ?? '').trim();
    if (line !== '') seen = line;
  }
  return next;
}
