import { letter, fillIn } from './build';
import type { Question } from '@percolateur/domain';
import type { Entry, FileWritten } from './draft';
import { readGift } from './gift';
import { commentOf } from './gift-comments';
import { escapeGift } from './gift-escapes';
import { pairs } from './pairs';
import type { Picture } from './picture';
import { writtenTags } from './said-tags';
import { standingAlone, written } from './write';

/** Entries as a GIFT file: texts are in Markdown, as Moodle’s `[markdown]` has it. */
export function writeGift(
  entries: readonly Entry[],
  pictures: ReadonlyMap<string, Picture>,
): FileWritten {
  return written(entries, {
    native: (entry) =>
      standingAlone(entry)
        .map((each) => native(each, pictures))
        .join('\n'),
    whole: (questions) => Buffer.from(`\ufeff${questions}`),
    read: readGift,
    comment: (text) => `// ${text}`,
  });
}

function native(entry: Entry, pictures: ReadonlyMap<string, Picture>): string {
  const { question } = entry;
  const text = (markdown: string) => escapeGift(within(markdown, pictures));
  const name = entry.title ? `::${escapeGift(entry.title)}::` : '';
  const general = question.explanation ? `\n####${text(question.explanation)}` : '';
  const said = `${commentOf(entry.code, writtenTags(entry))}${name}[markdown]`;
  if (question.kind === 'gap' && question.gaps.length === 1)
    return `${said}${missingWord(question, text, general)}\n`;
  return `${said}${text(prompt(question))}{${answers(question, text)}${general}\n}\n`;
}

/** Pictures stand within the text: a GIFT file has nothing beside. */
const within = (markdown: string, pictures: ReadonlyMap<string, Picture>) =>
  markdown.replace(/\]\(image:([0-9a-f]{64})\)/g, (whole, hash: string) => {
    const picture = pictures.get(hash);
    return picture ? `](data:${picture.type};base64,${picture.bytes.toString('base64')})` : whole;
  });

type Gap = Extract<Question, { kind: 'gap' }>;
type Text = (markdown: string) => string;

const prompt = (question: Question) =>
  question.kind === 'gap' ? `${question.prompt}\n\n${question.text}` : question.prompt;

function missingWord({ prompt: asked, text, gaps }: Gap, write: Text, general: string): string {
  const [gap] = gaps;
  const mark = `[[${gap?.id ?? ''}]]`;
  const [before = '', ...after] = text.split(mark);
  const words = gap?.choices
    ? gap.choices.map((word) => `${gap.accepted.includes(word) ? '=' : '~'}${escapeGift(word)}`)
    : (gap?.accepted ?? []).map((word) => `=${escapeGift(word)}`);
  const instruction = asked === fillIn ? '' : `${asked}\n\n`;
  return `${write(instruction + before)}{${words.join(' ')}${general}}${write(after.join(mark))}`;
}

/** The answers of a question between the braces, a line each. */
function answers(question: Question, text: Text): string {
  const said = (markdown: string) => (markdown ? `#${text(markdown)}` : '');
  const lines = (each: readonly string[]) => each.map((line) => `\n\t${line}`).join('');
  switch (question.kind) {
    case 'single':
      return lines(
        question.choices.map(
          (choice) => `${choice.right ? '=' : '~'}${text(choice.text)}${said(choice.explanation)}`,
        ),
      );
    case 'multiple': {
      const rights = question.choices.filter(({ right }) => right).length;
      const share = Number((100 / Math.max(1, rights)).toFixed(5));
      return lines(
        question.choices.map(
          ({ text: words, right, explanation }) =>
            `~%${right ? share : -share}%${text(words)}${said(explanation)}`,
        ),
      );
    }
    case 'true-false':
      return `${question.right ? 'TRUE' : 'FALSE'}${said(question.whyNot)}`;
    case 'short':
      return lines([
        ...question.accepted.map(({ text: words, percent }) => `=%${percent}%${escapeGift(words)}`),
        ...question.mistakes.map(
          (mistake) => `=%0%${escapeGift(mistake.text)}${said(mistake.explanation)}`,
        ),
      ]);
    case 'numeric':
      return `#${lines([
        ...question.accepted.map((each) => `=%${each.percent}%${each.value}:${each.tolerance}`),
        ...question.mistakes.map(
          (each) => `=%0%${each.value}:${each.tolerance}${said(each.explanation)}`,
        ),
      ])}`;
    case 'matching':
      return lines(pairs(question).map(([item, target]) => `=${text(item)} -> ${text(target)}`));
    case 'ordering':
      return `>${question.items.length} ALL VERTICAL RELATIVE_ALL_PREVIOUS_AND_NEXT${lines(
        question.items.map((item) => text(item.text)),
      )}`;
    case 'gap':
      // Several gaps have no GIFT of their own: each is matched with its word.
      return lines(
        question.gaps.map((gap, at) => `=${letter(at)} -> ${escapeGift(gap.accepted[0] ?? '')}`),
      );
    default:
      return '';
  }
}
