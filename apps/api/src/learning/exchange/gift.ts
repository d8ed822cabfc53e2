import * as build from './build';
import type { Built } from './build';
import { finished } from './finish';
import { Unreadable, fileQuestions } from './draft';
import type { FileRead, Found } from './draft';
import { choiceAnswers, cut, equalAnswers, giftText, weighed, withFeedback } from './gift-answers';
import type { GiftText } from './gift-answers';
import { categoryNames, saidInComments } from './gift-comments';
import { maskEscapes, unmask } from './gift-escapes';
import { giftBlocks } from './gift-lines';
import type { GiftBlock } from './gift-lines';
import { Pictures } from './picture';
import { textOf } from './text';
import { markdownOf } from './written';

/**
 * Questions of a GIFT file, as Moodle documents it and as its own reader takes it. Our own reader:
 * `gift-pegjs` refuses files that Moodle ships. Never throws: what cannot be read is a fault.
 */
export function readGift(bytes: Buffer): FileRead {
  const found: Found = { drafts: [], faults: [], unsupported: [], pictures: new Pictures() };
  let text = '';
  try {
    text = textOf(bytes);
    const blocks = giftBlocks(text);
    if (blocks.length > fileQuestions)
      throw new Unreadable(1, `Ce fichier a plus de ${fileQuestions} questions.`);
    let category: string[] = [];
    for (const block of blocks) {
      const moved = /^\$CATEGORY:(.*)/.exec(block.text);
      if (moved) category = categoryNames(unmask(maskEscapes(moved[1])));
      else readBlock(block, category, found);
    }
    if (blocks.every((block) => block.text.startsWith('$CATEGORY:')))
      found.faults.push({ line: 1, message: 'Ce fichier n’a aucune question.' });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    found.faults.push({ line: error.line, message: error.message });
  }
  return finished(found, text);
}

function readBlock(block: GiftBlock, category: readonly string[], found: Found): void {
  const { id: code, tags } = saidInComments(block.comments);
  const lost = new Set<string>();
  try {
    const parts = partsOf(block);
    if (parts.answers === null) {
      found.unsupported.push({ line: block.line, type: 'description', title: parts.title });
      return;
    }
    const { question, lacks } = new GiftQuestion(
      parts,
      parts.answers,
      found.pictures,
      lost,
    ).built();
    found.drafts.push({
      ...{ question, code, title: parts.title, tags: [...category, ...tags], line: block.line },
      lacks: [...lost].map((what) => `À relire : ${what}.`).concat(lacks),
    });
  } catch (error) {
    if (!(error instanceof build.NoQuestion)) throw error;
    found.faults.push({ line: block.line, message: error.message });
  }
}

interface Parts {
  title: string;
  text: GiftText;
  /** The text after the answers, of a sentence with a missing word; empty otherwise. */
  after: string;
  /** What stands between the braces, masked; null where there are none. */
  answers: string | null;
  general: GiftText;
}

/** @throws NoQuestion when the braces do not agree */
function partsOf(block: GiftBlock): Parts {
  let text = maskEscapes(block.text).trim();
  let title = '';
  if (text.startsWith('::')) {
    const [name, rest] = cut(text.slice(2), '::');
    if (rest !== '' || text.endsWith('::')) [title, text] = [unmask(name).trim(), rest.trim()];
  }
  const opens = text.indexOf('{');
  const closes = text.indexOf('}');
  if (opens < 0 && closes < 0) {
    const words = giftText(text, 'moodle');
    return { title: title || words.text, text: words, after: '', answers: null, general: words };
  }
  if (opens < 0) throw new build.NoQuestion('Une accolade se ferme sans avoir été ouverte.');
  if (closes < 0) throw new build.NoQuestion('L’accolade des réponses n’est jamais refermée.');
  if (closes < opens) throw new build.NoQuestion('Une accolade se ferme avant d’être ouverte.');
  const after = text.slice(closes + 1).trim();
  if (/[{}]/.test(after) || text.slice(opens + 1, closes).includes('{'))
    throw new build.NoQuestion(
      'Plusieurs accolades : GIFT n’a qu’une série de réponses par question. Une accolade du texte s’écrit \\{.',
    );
  const words = giftText(text.slice(0, opens), 'moodle');
  const inside = text.slice(opens + 1, closes).trim();
  const at = inside.lastIndexOf('####');
  return {
    title,
    text: words,
    after: /[\p{L}\p{N}]/u.test(after) || after === '.' ? unmask(after) : '',
    answers: at < 0 ? inside : inside.slice(0, at).trim(),
    general: giftText(at < 0 ? '' : inside.slice(at + 4), words.written),
  };
}

/** Makes a question of its parts, in the order in which Moodle tells the types apart. */
class GiftQuestion {
  constructor(
    private readonly parts: Parts,
    private readonly answers: string,
    private readonly pictures: Pictures,
    private readonly lost: Set<string>,
  ) {}

  built(): Built {
    const { answers } = this;
    if (answers === '') return build.open(this.base(), '');
    if (answers.startsWith('#')) return this.numeric(answers.slice(1));
    if (answers.startsWith('>')) return this.ordering(answers.slice(1));
    if (answers.includes('~')) return this.choice();
    if (answers.includes('=') && answers.includes('->')) return this.matching();
    const [word, said] = cut(answers, '#');
    if (/^(?:T|TRUE|F|FALSE)$/.test(word.trim())) return this.trueFalse(word.trim(), said);
    return this.short();
  }

  private markdown({ text, written }: GiftText): string {
    return markdownOf(text, written, (address) => this.pictures.addressOf(address), this.lost);
  }

  /** In a choice or an item: on one line. */
  private line(text: GiftText): string {
    return this.markdown(text).replace(/\\?\n+/g, ' ');
  }

  private base(blank = '\\_\\_\\_\\_\\_'): build.Base {
    const { text, after, general } = this.parts;
    const [before, rest] = [this.markdown(text), this.markdown({ ...text, text: after })];
    return {
      id: '',
      prompt: after === '' ? before : `${before} ${blank}${glued(rest)}`.trim(),
      explanation: this.markdown(general),
    };
  }

  private choice(): Built {
    const { written } = this.parts.text;
    const answers = choiceAnswers(this.answers, written).map(({ percent, answer, feedback }) => ({
      ...{
        percent,
        text: this.line(answer),
        feedback: this.markdown(feedback),
        plain: answer.text,
      },
    }));
    const single = this.answers.includes('=');
    const sure = answers.every(({ percent, feedback }) => percent % 100 === 0 && feedback === '');
    const right = answers.filter(({ percent }) => percent === 100).map(({ plain }) => plain);
    if (this.parts.after !== '' && single && sure && right.length === 1)
      return this.gap(
        right,
        answers.map(({ plain }) => plain),
      );
    return build.choice(this.base(), answers, single);
  }

  private short(): Built {
    const { written } = this.parts.text;
    const answers = equalAnswers(this.answers).map((each) => {
      const { percent, rest } = weighed(each, 100);
      const { answer, feedback } = withFeedback(rest, written);
      return { percent, text: answer.text, feedback: this.markdown(feedback) };
    });
    const sure = answers.every(
      ({ text, percent, feedback }) => percent === 100 && feedback === '' && !text.includes('*'),
    );
    if (this.parts.after !== '' && sure && answers.length > 0)
      return this.gap(
        answers.map(({ text }) => text),
        null,
      );
    return build.short(this.base(), answers);
  }

  /** A sentence with its missing word; comments of answers have no place in it. */
  private gap(accepted: string[], choices: string[] | null): Built {
    const { prompt, explanation } = this.base('[[a]]');
    const read = { accepted, choices, explanation: '' };
    return build.gap({ id: '', prompt: '', explanation }, prompt, [read]);
  }

  private matching(): Built {
    const { written } = this.parts.text;
    const pairs = equalAnswers(this.answers).map((each) => {
      const [item, target] = cut(each, '->');
      if (!each.includes('->')) throw new build.NoQuestion(`Une paire n’a pas de « -> » : ${each}`);
      return {
        item: this.line(giftText(item, written)),
        target: this.line({
          text: unmask(target).trim(),
          written: written === 'markdown' ? 'markdown' : 'plain',
        }),
      };
    });
    return build.matching(this.base(), pairs);
  }

  /** The first comment is for who is wrong, the second for who is right. */
  private trueFalse(word: string, said: string): Built {
    const { written } = this.parts.text;
    const [wrong, right] = cut(said, '#');
    const { explanation, ...base } = this.base();
    const whole = build.paragraphs(explanation, this.markdown(giftText(right, written)));
    const whyNot = this.markdown(giftText(wrong, written));
    return build.trueFalse({ ...base, explanation: whole }, word.startsWith('T'), whyNot);
  }

  /** `value`, `value:tolerance` or `least..most`, each with its weight. */
  private numeric(text: string): Built {
    const { written } = this.parts.text;
    const [right, wrong] = cut(text, '~');
    const answers = equalAnswers(right).map((each) => {
      const { percent, rest } = weighed(each, 100);
      const { answer, feedback } = withFeedback(rest, written);
      return { percent, ...span(answer.text), feedback: this.markdown(feedback) };
    });
    const other = this.markdown(withFeedback(wrong, written).feedback);
    if (other) answers.push({ percent: 0, value: null, tolerance: 0, feedback: other });
    return build.numeric(this.base(), answers);
  }

  /** `>3 ALL VERTICAL…`, then an item a line: how Moodle’s ordering is exported. */
  private ordering(text: string): Built {
    const [head = '', ...lines] = text.split('\n');
    const { written } = this.parts.text;
    const items = lines.map((line) => line.trim()).filter((line) => line !== '');
    return build.ordering(
      this.base(),
      items.map((item) => this.line(giftText(item, written))),
      /[A-Z]+(?:_[A-Z]+)+/.exec(head)?.[0] ?? '',
    );
  }
}

/** What follows a blank, with its space unless it is punctuation. */
const glued = (text: string) => (/^[.,;:!?)»]/.test(text) ? text : ` ${text}`);

/** @throws NoQuestion when it is no number */
function span(text: string): { value: number | null; tolerance: number } {
  if (text === '*' || text === '') return { value: null, tolerance: 0 };
  const number = (written: string) => {
    const value = Number(written.trim().replace(',', '.'));
    if (written.trim() === '' || !Number.isFinite(value))
      throw new build.NoQuestion(`Un nombre est attendu : « ${text} ».`);
    return value;
  };
  if (text.indexOf('..') > 0) {
    const [least, most] = cut(text, '..').map(number) as [number, number];
    return middle(least, most);
  }
  const [value, tolerance] = cut(text, ':');
  return { value: number(value), tolerance: text.includes(':') ? Math.abs(number(tolerance)) : 0 };
}

/** The middle of an interval, in as many decimals as its ends need. */
function middle(least: number, most: number): { value: number; tolerance: number } {
  const exact = (value: number) => Number(value.toPrecision(12));
  return { value: exact((least + most) / 2), tolerance: exact(Math.abs(most - least) / 2) };
}
