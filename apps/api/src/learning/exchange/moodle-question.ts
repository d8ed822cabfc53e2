import * as build from './build';
import type { Base, Built } from './build';
import { readCloze } from './cloze';
import { wordsOf } from './escape-markdown';
import { MoodleTexts } from './moodle-text';
import type { Pictures } from './picture';
import { child, children, textIn } from './xml-tree';
import type { Element } from './xml-tree';

type Read = (question: MoodleQuestion) => Built | null;

/** The types of Moodle that have their like here. */
const types = new Map<string, Read>([
  ['multichoice', (question) => question.choice()],
  ['oumultiresponse', (question) => question.choice(false)],
  ['truefalse', (question) => question.trueFalse()],
  ['shortanswer', (question) => question.short()],
  ['numerical', (question) => question.numeric()],
  ['matching', (question) => question.matching()],
  ['match', (question) => question.matching()],
  ['ddmatch', (question) => question.matching()],
  ['essay', (question) => question.open()],
  ['ordering', (question) => question.ordering()],
  ['cloze', (question) => question.cloze()],
  ['multianswer', (question) => question.cloze()],
  ['gapselect', (question) => question.wordsInText('selectoption')],
  ['ddwtos', (question) => question.wordsInText('dragbox')],
]);

/**
 * The question that an element of Moodle XML is, or its type where it has no like here.
 * @throws NoQuestion
 */
export function builtOf(
  element: Element,
  pictures: Pictures,
  lost: Set<string>,
): Built | { unsupported: string } {
  const type = element.attributes['type'] ?? '';
  const built = types.get(type)?.(
    new MoodleQuestion(element, new MoodleTexts(pictures, lost), lost),
  );
  return built ?? { unsupported: type || 'sans type' };
}

/** What Moodle writes by itself in the comments of a whole answer, in English and in French. */
const byItself =
  /^(?:<p>)?(?:your answer is (?:partially )?(?:in)?correct\.?|votre réponse est (?:partiellement )?(?:in)?correcte\.?)?(?:<\/p>)?$/i;

/** Marks of gaps, which no text holds, while the rest of it becomes Markdown. */
const gapMark = (at: number) => `\ufdd0${build.letter(at)}\ufdd1`;
const gapsIn = (text: string) => text.replace(/\ufdd0([a-z]+)\ufdd1/g, '[[$1]]');

class MoodleQuestion {
  constructor(
    private readonly element: Element,
    private readonly texts: MoodleTexts,
    private readonly lost: Set<string>,
  ) {}

  private base(): Base {
    const { element, texts } = this;
    const prompt = texts.markdown(child(element, 'questiontext'));
    const explanation = texts.markdown(child(element, 'generalfeedback'));
    if (children(element, 'hint').some((hint) => textIn(hint, 'text') !== ''))
      this.lost.add('les indices donnés entre deux essais n’ont pas été repris');
    const whole = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'];
    if (whole.some((name) => !byItself.test(textIn(element, name))))
      this.lost.add('les commentaires d’ensemble (juste, en partie, faux) n’ont pas été repris');
    for (const what of beside(element)) this.lost.add(what);
    const old = texts.oldPicture(element);
    return { id: '', prompt: build.paragraphs(prompt, old), explanation };
  }

  private answers() {
    return children(this.element, 'answer').map((answer) => ({
      answer,
      percent: percentOf(answer),
      feedback: this.texts.markdown(child(answer, 'feedback')),
    }));
  }

  choice(single = this.isSet('single', 'true')): Built {
    if (!this.isSet('shuffleanswers', 'true'))
      this.lost.add('ses réponses gardaient leur ordre, ici il peut être mélangé');
    const answers = this.answers().map(({ answer, percent, feedback }) => ({
      ...{ percent, feedback, text: this.texts.line(answer, 'html') },
    }));
    return build.choice(this.base(), answers, single);
  }

  private isSet(name: string, otherwise: string): boolean {
    return /^(?:true|1)$/.test(textIn(this.element, name) || otherwise);
  }

  /** Which answer is which is said in English; old files say it by their order. */
  trueFalse(): Built {
    const [first, second] = this.answers();
    if (!first || !second) throw new build.NoQuestion('Il manque une réponse, vrai ou faux.');
    const turned = first.answer.children.some(({ text }) => text.trim() === 'false');
    const [yes, no] = turned ? [second, first] : [first, second];
    const right = yes.percent >= no.percent;
    const [good, wrong] = right ? [yes, no] : [no, yes];
    const { explanation, ...base } = this.base();
    const whole = { ...base, explanation: build.paragraphs(explanation, good.feedback) };
    return build.trueFalse(whole, right, wrong.feedback);
  }

  short(): Built {
    if (textIn(this.element, 'usecase') === '1')
      this.lost.add('majuscules et minuscules comptaient, et ne comptent pas ici');
    const answers = this.answers().map(({ answer, ...rest }) => ({
      ...rest,
      text: textIn(answer, 'text'),
    }));
    return build.short(this.base(), answers);
  }

  numeric(): Built {
    const answers = this.answers().map(({ answer, percent, feedback }) => {
      const written = textIn(answer, 'text') || answer.text.trim();
      const value = written === '*' ? null : numberOf(written);
      const tolerance = Math.abs(numberOf(textIn(answer, 'tolerance') || '0'));
      return { percent, feedback, value, tolerance };
    });
    if (!/^0?$/.test(textIn(this.element, 'unitgradingtype')))
      this.lost.add('une unité fausse coûtait une part du point, ici tout le point');
    return build.numeric(this.base(), answers, this.units());
  }

  /** The first is the one values are written in; Moodle says how many of another make one of it. */
  private units() {
    const units = child(this.element, 'units');
    const read = (units ? children(units, 'unit') : []).map((unit) => ({
      name: textIn(unit, 'unit_name'),
      multiplier: numberOf(textIn(unit, 'multiplier') || '1'),
    }));
    const first = read.find(({ multiplier }) => multiplier === 1);
    return [...(first ? [first] : []), ...read.filter((unit) => unit !== first)].map(
      ({ name, multiplier }) => ({ name, factor: 1 / (multiplier || 1) }),
    );
  }

  matching(): Built {
    const pairs = children(this.element, 'subquestion').map((pair) => ({
      item: this.texts.line(pair),
      target: this.texts.line(child(pair, 'answer'), 'plain'),
    }));
    return build.matching(this.base(), pairs);
  }

  open(): Built {
    const example = this.texts.markdown(child(this.element, 'graderinfo'));
    if (textIn(this.element, 'responsetemplate') !== '')
      this.lost.add('le modèle de réponse n’a pas été repris');
    if (textIn(this.element, 'responseformat') === 'noinline')
      this.lost.add('un fichier était demandé, ici on répond par écrit');
    const built = build.open(this.base(), example);
    if (example)
      built.lacks.push(
        'Les consignes au correcteur sont devenues l’exemple de réponse, que les apprenants lisent.',
      );
    return built;
  }

  ordering(): Built {
    const answers = this.answers();
    const texts = answers.map(({ answer }) => this.texts.line(answer));
    if (!/^(?:0|ALL)?$/.test(textIn(this.element, 'selecttype')))
      this.lost.add('quelques éléments seulement étaient tirés, ici tous sont à ordonner');
    const { question, lacks } = build.ordering(
      this.base(),
      texts,
      textIn(this.element, 'gradingtype'),
    );
    if (question.kind !== 'ordering') return { question, lacks };
    const items = question.items.map((item, at) => ({
      ...item,
      explanation: answers[at]?.feedback ?? '',
    }));
    return { question: { ...question, items }, lacks };
  }

  cloze(): Built | null {
    const asked = child(this.element, 'questiontext');
    if (!asked) return null;
    const read = readCloze((child(asked, 'text') ?? asked).text, gapMark);
    if (!read) return null;
    const html = !/plain|markdown/.test(asked.attributes['format'] ?? '');
    const words = (text: string) => (html ? wordsOf(this.html(text)) : text);
    const gaps = read.gaps.map(({ accepted, choices, said }) => ({
      accepted: accepted.map(words),
      choices: choices && choices.map(words),
      explanation: build.paragraphs(...said.map((text) => (html ? this.html(text) : text))),
    }));
    return this.gap(asked, read.text, gaps, read.lacks);
  }

  /** `[[1]]` stands for the first of the words; each gap proposes those of its group. */
  wordsInText(name: string): Built {
    const asked = child(this.element, 'questiontext');
    const words = children(this.element, name).map((word) => ({
      text: wordsOf(this.html(textIn(word, 'text') || word.text.trim())),
      group: textIn(word, 'group') || '1',
    }));
    const gaps: build.GapRead[] = [];
    const text = (child(asked, 'text') ?? asked)?.text.replace(
      /\[\[(\d{1,3})\]\]/g,
      (_, number) => {
        const right = words[Number(number) - 1];
        if (!right) throw new build.NoQuestion(`Le trou ${String(number)} n’a pas de mot.`);
        const choices = words.filter(({ group }) => group === right.group).map((word) => word.text);
        gaps.push({ accepted: [right.text], choices: [...new Set(choices)], explanation: '' });
        return gapMark(gaps.length - 1);
      },
    );
    return this.gap(asked, text ?? '', gaps, []);
  }

  private gap(
    asked: Element | undefined,
    text: string,
    gaps: build.GapRead[],
    lacks: string[],
  ): Built {
    const { explanation, prompt } = this.base();
    const held = asked && {
      ...asked,
      children: [
        ...asked.children.filter(({ name }) => name !== 'text'),
        { name: 'text', attributes: {}, text, children: [], line: asked.line },
      ],
    };
    const built = build.gap(
      { id: '', prompt: '', explanation },
      // A picture of an old file follows the text.
      build.paragraphs(
        gapsIn(this.texts.markdown(held)),
        /^!\[\]\(image:\w+\)$/.test(prompt) ? prompt : '',
      ),
      gaps,
    );
    return { ...built, lacks: [...built.lacks, ...lacks] };
  }

  private html(text: string): string {
    return this.texts.markdown({
      name: '',
      attributes: { format: 'html' },
      text,
      children: [],
      line: 0,
    });
  }
}

/** What a question says of itself in Moodle alone, in French. */
function beside(question: Element): string[] {
  const points = Number(textIn(question, 'defaultgrade') || '1');
  const said: [boolean, string][] = [
    [points !== 1, `sa note de ${points} n’est pas reprise, ici chaque question vaut un point`],
    [textIn(question, 'hidden') === '1', 'elle était masquée dans Moodle'],
  ];
  return said.flatMap(([is, what]) => (is ? [what] : []));
}

/** Of the point, 100 for the whole; very old files say it in an element. */
function percentOf(answer: Element): number {
  const said = Number(answer.attributes['fraction'] ?? Number(textIn(answer, 'fraction')) * 100);
  return Number.isFinite(said) ? Number(said.toPrecision(7)) : 0;
}

/** @throws NoQuestion */
function numberOf(text: string): number {
  const value = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value))
    throw new build.NoQuestion(`Un nombre est attendu : « ${text} ».`);
  return value;
}
