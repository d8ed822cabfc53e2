import { fillIn } from './build';
import type { Question } from '@percolateur/domain';
import type { Entry, FileWritten } from './draft';
import { readMoodleXml } from './moodle-xml';
import { pairs } from './pairs';
import type { Picture } from './picture';
import { writtenTags } from './said-tags';
import { standingAlone, written } from './write';
import { escapeXml, xml } from './xml-write';

/** Entries as a Moodle XML file: texts are in Markdown, pictures stand beside the texts they are in. */
export function writeMoodleXml(
  entries: readonly Entry[],
  pictures: ReadonlyMap<string, Picture>,
): FileWritten {
  return written(entries, {
    native: (entry) =>
      standingAlone(entry)
        .map((each) => new MoodleElement(each, pictures).xml())
        .join('\n'),
    whole: (questions) =>
      Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}\n</quiz>\n`),
    read: readMoodleXml,
    comment: (text) => `<!-- ${text} -->`,
  });
}

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

class MoodleElement {
  constructor(
    private readonly entry: Entry,
    private readonly pictures: ReadonlyMap<string, Picture>,
  ) {}

  xml(): string {
    const { question, title, code } = this.entry;
    const tags = writtenTags(this.entry);
    return xml(
      'question',
      { type: this.type(question) },
      line(xml('name', {}, text(title))),
      line(this.text('questiontext', asked(question))),
      line(this.text('generalfeedback', question.explanation)),
      ...this.answers(question).map(line),
      ...(code ? [line(xml('idnumber', {}, escapeXml(code)))] : []),
      ...(tags.length > 0
        ? [line(xml('tags', {}, ...tags.map((tag) => xml('tag', {}, text(tag)))))]
        : []),
      '\n',
    );
  }

  private type(question: Question): string {
    const types: Readonly<Record<Question['kind'], string>> = {
      ...{ single: 'multichoice', multiple: 'multichoice', 'true-false': 'truefalse' },
      ...{ ordering: 'ordering', matching: 'matching', short: 'shortanswer' },
      ...{ numeric: 'numerical', gap: 'cloze', open: 'essay', scenario: 'description' },
    };
    return types[question.kind];
  }

  /** A text in Markdown, and the pictures that it names. */
  private text(name: string, markdown: string, ...more: string[]): string {
    const { words, files } = this.pictured(markdown);
    return xml(name, { format: 'markdown' }, text(words), ...files, ...more);
  }

  private pictured(markdown: string): { words: string; files: string[] } {
    const files = new Map<string, string>();
    const words = markdown.replace(/\]\(image:([0-9a-f]{64})\)/g, (whole, hash: string) => {
      const picture = this.pictures.get(hash);
      if (!picture) return whole;
      const name = `${hash}.${picture.type.slice('image/'.length)}`;
      const attributes = { name, path: '/', encoding: 'base64' };
      files.set(name, xml('file', attributes, picture.bytes.toString('base64')));
      return `](@@PLUGINFILE@@/${name})`;
    });
    return { words, files: [...files.values()] };
  }

  private answer(
    percent: number,
    markdown: string,
    explanation: string,
    ...more: string[]
  ): string {
    const { words, files } = this.pictured(markdown);
    const feedback = this.text('feedback', explanation);
    const attributes = { fraction: percent, format: 'markdown' };
    return xml('answer', attributes, text(words), ...files, feedback, ...more);
  }

  private typed(percent: number, words: string, explanation: string, ...more: string[]): string {
    const feedback = this.text('feedback', explanation);
    const attributes = { fraction: percent, format: 'plain_text' };
    return xml('answer', attributes, text(words), feedback, ...more);
  }

  private answers(question: Question): string[] {
    switch (question.kind) {
      case 'single':
      case 'multiple':
        return this.choices(question);
      case 'true-false':
        return [true, false].map((value) => {
          const right = value === question.right;
          return this.typed(right ? 100 : 0, String(value), right ? '' : question.whyNot);
        });
      case 'short':
        return [
          '<usecase>0</usecase>',
          ...question.accepted.map((each) => this.typed(each.percent, each.text, '')),
          ...question.mistakes.map((each) => this.typed(0, each.text, each.explanation)),
        ];
      case 'numeric':
        return this.numbers(question);
      case 'matching':
        return [
          '<shuffleanswers>true</shuffleanswers>',
          ...pairs(question).map(([item, target]) => this.pair(item, target)),
        ];
      case 'ordering':
        return [
          '<layouttype>VERTICAL</layouttype>',
          '<selecttype>ALL</selecttype>',
          `<selectcount>${question.items.length}</selectcount>`,
          '<gradingtype>RELATIVE_ALL_PREVIOUS_AND_NEXT</gradingtype>',
          ...question.items.map((item, at) => this.answer(at + 1, item.text, item.explanation)),
        ];
      case 'open':
        return [
          '<responseformat>editor</responseformat>',
          '<responserequired>1</responserequired>',
          this.text('graderinfo', question.example),
        ];
      default:
        return [];
    }
  }

  private choices({ kind, choices }: Of<'single'> | Of<'multiple'>): string[] {
    const rights = choices.filter(({ right }) => right).length;
    const share = kind === 'single' ? 100 : Number((100 / Math.max(1, rights)).toFixed(5));
    const wrong = kind === 'single' ? 0 : -share;
    return [
      `<single>${kind === 'single'}</single>`,
      '<shuffleanswers>true</shuffleanswers>',
      '<answernumbering>none</answernumbering>',
      ...choices.map((choice) =>
        this.answer(choice.right ? share : wrong, choice.text, choice.explanation),
      ),
    ];
  }

  private numbers({ accepted, mistakes, units }: Of<'numeric'>): string[] {
    const tolerance = (each: { tolerance: number }) => `<tolerance>${each.tolerance}</tolerance>`;
    const unit = ({ name, factor }: { name: string; factor: number }) =>
      xml(
        'unit',
        {},
        xml('multiplier', {}, String(1 / factor)),
        xml('unit_name', {}, escapeXml(name)),
      );
    return [
      ...accepted.map((each) => this.typed(each.percent, String(each.value), '', tolerance(each))),
      ...mistakes.map((each) =>
        this.typed(0, String(each.value), each.explanation, tolerance(each)),
      ),
      ...(units.length > 0 ? [xml('units', {}, ...units.map(unit))] : []),
    ];
  }

  private pair(item: string, target: string): string {
    return this.text('subquestion', item, xml('answer', { format: 'markdown' }, text(target)));
  }
}

const line = (element: string) => `\n  ${element}`;
const text = (words: string) => `<text>${escapeXml(words)}</text>`;

/** The question; the gaps of a text are written in it, in Moodle’s own way. */
function asked(question: Question): string {
  if (question.kind !== 'gap') return question.prompt;
  const gaps = new Map(question.gaps.map((gap) => [gap.id, gap]));
  const instruction = question.prompt === fillIn ? '' : `${question.prompt}\n\n`;
  const text = question.text.replace(/\[\[([\w-]+)\]\]/g, (whole, id: string) => {
    const gap = gaps.get(id);
    return gap ? clozeOf(gap) : whole;
  });
  return instruction + text;
}

function clozeOf({ accepted, choices, explanation }: Of<'gap'>['gaps'][number]): string {
  const word = (text: string) => text.replace(/[\\}~#="/]/g, '\\$&');
  const [first] = accepted;
  const said = (text: string) => (text === first && explanation ? `#${word(explanation)}` : '');
  const answers = (choices ?? accepted).map(
    (text) => `${accepted.includes(text) ? '=' : ''}${word(text)}${said(text)}`,
  );
  return `{1:${choices ? 'MULTICHOICE' : 'SHORTANSWER'}:${answers.join('~')}}`;
}
