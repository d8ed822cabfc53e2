import { counted, gapLetter, gradingRule, leavesOf, letterOf } from '@percolateur/domain';
import type { PaperLeaf, ShownQuestion } from '@percolateur/domain';
import { drawBlocks, heightOfBlocks, labelled, wholeWidth } from '../../pdf/blocks';
import type { Pictures, Setting } from '../../pdf/blocks';
import type { Piece } from '../../pdf/lines';
import { ink, margin, Paper } from '../../pdf/paper';
import { blocksOf } from '../../pdf/rich';
import { drawAnswerSheet } from './answer-sheet';
import { nameOf, typeOf } from './paper-type';
import type { PaperHeading, PaperType } from './paper-type';

/** What a paper version is drawn from: plain values, nothing of which says what is right. */
export interface PrintedQuestions {
  heading: PaperHeading;
  questions: readonly ShownQuestion[];
  certainty: boolean;
  /** Whether points are counted, and told how. */
  marked: boolean;
  large: boolean;
  pictures: Pictures;
  now: Date;
}

/** Draws the questions, then the sheet to write on, which comes away: a page of its own. */
export async function drawQuestions({
  heading,
  questions,
  certainty,
  marked,
  large,
  pictures,
  now,
}: PrintedQuestions): Promise<Buffer> {
  const paper = Paper.open(`${heading.quiz}, ${nameOf(heading)}`, now);
  const type = typeOf(large);
  const setting = { ...wholeWidth(paper), ...type, pictures };
  drawHeading(paper, heading, questions, type);
  if (marked) drawRules(paper, questions, type);
  paper.skip(0.6 * type.size).rule(8);
  for (const [place, question] of questions.entries()) {
    drawQuestion(paper, question, `${place + 1}`, setting);
  }
  paper.newPage();
  drawAnswerSheet(paper, { heading, questions, certainty, type });
  return paper.close(
    (page, count) => `${heading.quiz} – ${nameOf(heading)} – page ${page} sur ${count}`,
  );
}

function drawHeading(
  paper: Paper,
  { organisation, quiz, intro, cohort, dates, minutes, ...name }: PaperHeading,
  questions: readonly ShownQuestion[],
  { size, leading }: PaperType,
): void {
  const style = { size, leading };
  paper
    .text('P', organisation, { size, weight: 'bold', color: ink.accent, after: 4 })
    .rule(10)
    .text('H1', quiz, { size: 1.7 * size, weight: 'bold', after: 3 })
    .text('P', `Session : ${cohort}, ${dates}`, style)
    .text(
      'P',
      [
        `${nameOf(name)[0].toUpperCase()}${nameOf(name).slice(1)}`,
        counted(questions.length, 'question', 'questions'),
        minutes === null ? '' : `${minutes} minutes`,
      ]
        .filter(Boolean)
        .join(' · '),
      { ...style, weight: 'bold', after: 6 },
    )
    .text('P', intro, { ...style, after: 6 })
    .text(
      'P',
      'Écrivez vos réponses sur la feuille de réponses, à la fin. Vous pouvez laisser une question, puis y revenir. Une erreur ? Barrez, et écrivez à côté.',
      { ...style, after: 6 },
    );
}

function drawRules(
  paper: Paper,
  questions: readonly ShownQuestion[],
  { size, leading }: PaperType,
): void {
  const small = { size: 0.9 * size, leading, color: ink.secondary };
  for (const rule of new Set(questions.map(({ kind }) => gradingRule[kind]))) {
    paper.text('P', rule, { ...small, after: 1 });
  }
}

function drawQuestion(
  paper: Paper,
  question: ShownQuestion,
  number: string,
  setting: Setting,
): void {
  const { size, leading } = setting;
  const prompt = blocksOf(question.prompt);
  const head = { size: 1.15 * size, weight: 'bold' as const, after: 2 };
  // A question stays whole where a page holds it; a scenario, its situation and first question.
  const [first] = leavesOf(question, number);
  const least =
    heightOfBlocks(paper, prompt, setting) + (first ? heightOfLeaf(paper, first.leaf, setting) : 0);
  paper.need(Math.min(least + 2 * size, paper.bottom - margin));
  paper.text('H2', `Question ${number}`, head);
  drawBlocks(paper, prompt, setting);
  if (question.kind !== 'scenario') {
    drawLeaf(paper, question, setting);
  } else {
    for (const { leaf, label } of leavesOf(question, number)) {
      const asked = blocksOf(leaf.prompt);
      const height = heightOfBlocks(paper, asked, setting) + heightOfLeaf(paper, leaf, setting);
      paper.need(Math.min(height + 2 * size, paper.bottom - margin));
      paper.text('H3', `Question ${label}`, { size, leading, weight: 'bold', after: 1 });
      drawBlocks(paper, asked, setting);
      drawLeaf(paper, leaf, setting);
    }
  }
  paper.skip(0.9 * size);
}

/** How an answer to a question is to be written. */
function howTo(leaf: PaperLeaf): string {
  switch (leaf.kind) {
    case 'single':
      return 'Une seule réponse.';
    case 'multiple':
      return `Plusieurs réponses : ${leaf.expected}.`;
    case 'true-false':
      return 'Vrai ou faux ?';
    case 'ordering':
      return 'Écrivez les numéros dans le bon ordre.';
    case 'matching':
      return 'Pour chaque numéro, écrivez une lettre. Une lettre peut servir plusieurs fois, ou pas du tout.';
    case 'short':
      return 'Un mot, ou quelques-uns.';
    case 'numeric':
      return leaf.units.length > 0
        ? `Un nombre et son unité : ${leaf.units.join(' ou ')}.`
        : 'Un nombre.';
    case 'gap':
      return leaf.gaps.length > 1 ? 'Complétez chaque trou.' : 'Complétez le trou.';
    case 'open':
      return 'Quelques phrases, à votre façon.';
  }
}

/** What stands under a question: what is proposed, with its letters and numbers. */
function drawLeaf(paper: Paper, leaf: PaperLeaf, setting: Setting): void {
  const { x, width, size, leading } = setting;
  const hint = { x, width, size: 0.95 * size, leading, color: ink.secondary, after: 0.3 * size };
  paper.text('P', howTo(leaf), hint);
  const numbers = (list: readonly { text: string }[]) =>
    drawList(
      paper,
      list.map(({ text }, place) => [`${place + 1}`, text]),
      setting,
    );
  const letters = (list: readonly { text: string }[]) =>
    drawList(
      paper,
      list.map(({ text }, place) => [letterOf(place), text]),
      setting,
    );
  switch (leaf.kind) {
    case 'single':
    case 'multiple':
      return letters(leaf.choices);
    case 'ordering':
      return numbers(leaf.items);
    case 'matching':
      numbers(leaf.items);
      paper.skip(0.3 * size);
      return letters(leaf.targets);
    case 'gap': {
      const names = new Map(
        leaf.gaps.map(({ id }, place) => [id, gapLetter(place, leaf.gaps.length)]),
      );
      const place = (id: string): Piece[] => {
        const name = names.get(id);
        const label = name ? [{ text: `(${name})\u00a0`, mark: { weight: 'bold' as const } }] : [];
        return [...label, { text: '\u00a0'.repeat(16), mark: { line: 'under' } }];
      };
      drawBlocks(paper, blocksOf(leaf.text, place), setting);
      for (const { id, choices } of leaf.gaps) {
        if (!choices) continue;
        const name = names.get(id);
        const told = `${name ? `(${name}) ` : ''}Au choix : ${choices.join(', ')}.`;
        paper.text('P', told, { x, width, size, leading, after: 0.2 * size });
      }
      return;
    }
    case 'open':
      for (const { text } of leaf.criteria)
        drawBlocks(paper, blocksOf(`<ul><li>${text}</li></ul>`), setting);
      return;
    default:
  }
}

/** Things proposed, each after its letter or number. */
function drawList(
  paper: Paper,
  list: readonly (readonly [sign: string, html: string])[],
  setting: Setting,
): void {
  const element = paper.group('L');
  for (const [sign, html] of list) {
    labelled(paper, element, sign, 2 * setting.size, setting, (inner, body) =>
      drawBlocks(paper, blocksOf(html), inner, body),
    );
  }
  element.end();
}

function heightOfLeaf(paper: Paper, leaf: PaperLeaf, setting: Setting): number {
  const texts =
    leaf.kind === 'single' || leaf.kind === 'multiple'
      ? leaf.choices
      : leaf.kind === 'ordering'
        ? leaf.items
        : leaf.kind === 'matching'
          ? [...leaf.items, ...leaf.targets]
          : leaf.kind === 'gap'
            ? [leaf]
            : leaf.kind === 'open'
              ? leaf.criteria
              : [];
  const within = { ...setting, width: setting.width - 2 * setting.size };
  return texts.reduce(
    (sum, { text }) => sum + heightOfBlocks(paper, blocksOf(text), within),
    2 * setting.size,
  );
}
