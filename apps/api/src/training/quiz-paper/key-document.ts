import {
  gradingRule,
  leavesOf,
  letterOf,
  numberInWords,
  plainOf,
  rightAnswer,
  slotsOf,
  writtenAnswer,
} from '@percolateur/domain';
import type { Question, ShownQuestion } from '@percolateur/domain';
import { drawBlocks, wholeWidth } from '../../pdf/blocks';
import type { Pictures, Setting } from '../../pdf/blocks';
import { ink, Paper } from '../../pdf/paper';
import { blocksOf } from '../../pdf/rich';
import { nameOf, typeOf } from './paper-type';
import type { PaperHeading } from './paper-type';

/** What the key of a paper version is drawn from. Holds the key: for its staff alone. */
export interface PrintedKey {
  heading: PaperHeading;
  /** As printed, and as marked, one for one. */
  questions: readonly { shown: ShownQuestion; whole: Question }[];
  large: boolean;
  pictures: Pictures;
  now: Date;
}

/** Draws the key: what the answer sheet holds when all is right, then why, question by question. */
export async function drawKey({
  heading,
  questions,
  large,
  pictures,
  now,
}: PrintedKey): Promise<Buffer> {
  const paper = Paper.open(`Corrigé, ${heading.quiz}, ${nameOf(heading)}`, now);
  const { size, leading } = typeOf(large);
  const style = { size, leading };
  paper
    .text('P', heading.organisation, { size, weight: 'bold', color: ink.accent, after: 4 })
    .rule(10)
    .text('H1', `Corrigé : ${heading.quiz}`, { size: 1.6 * size, weight: 'bold', after: 3 })
    .text('P', nameOf(heading), { ...style, weight: 'bold' })
    .text('P', `Session : ${heading.cohort}, ${heading.dates}`, style)
    .text(
      'P',
      'Pour l’équipe seulement : ne le laissez pas dans la salle, d’autres groupes ont les mêmes questions.',
      { ...style, weight: 'bold', color: ink.error, after: 6 },
    )
    .rule(8);
  for (const [place, each] of questions.entries()) {
    drawOne(paper, each, `${place + 1}`, { ...wholeWidth(paper), ...style, pictures });
  }
  return paper.close(
    (page, count) => `Corrigé – ${heading.quiz} – ${nameOf(heading)} – page ${page} sur ${count}`,
  );
}

function drawOne(
  paper: Paper,
  { shown, whole }: PrintedKey['questions'][number],
  number: string,
  setting: Setting,
): void {
  const { size, leading } = setting;
  const style = { size, leading };
  const prompt = plainOf(whole.prompt);
  paper.text('H2', `${number}. ${prompt}`, { ...style, weight: 'bold', after: 2 });
  const written = writtenAnswer(shown, number, rightAnswer(whole));
  for (const { key, label } of slotsOf(shown, number)) {
    if (written[key] === undefined) continue;
    paper.text('P', `${label} : ${written[key]}`, { size: 1.15 * size, leading, weight: 'bold' });
  }
  const parts = whole.kind === 'scenario' ? whole.parts : [whole];
  for (const [place, { leaf, label }] of leavesOf(shown, number).entries()) {
    const question = parts[place];
    if (!question) continue;
    const before = whole.kind === 'scenario' ? `${label}. ${plainOf(leaf.prompt)} ` : '';
    for (const line of alsoTold(question, leaf)) paper.text('P', `${before}${line}`, style);
    if (whole.kind === 'scenario') drawBlocks(paper, blocksOf(question.explanation), setting);
  }
  drawBlocks(paper, blocksOf(whole.explanation), setting);
  const small = { size: 0.9 * size, leading, color: ink.secondary };
  paper.text('P', gradingRule[whole.kind], { ...small, after: 0.9 * size });
}

/** What the letters and numbers of the sheet do not say: the words of the choice, what is accepted. */
function alsoTold(question: Question, leaf: ShownQuestion): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return leaf.kind === 'single' || leaf.kind === 'multiple'
        ? leaf.choices.flatMap(({ id, text }, place) =>
            question.choices.some((each) => each.id === id && each.right)
              ? [`${letterOf(place)} : ${plainOf(text)}`]
              : [],
          )
        : [];
    case 'ordering':
      return [question.items.map(({ text }, at) => `${at + 1}) ${plainOf(text)}`).join(' ; ')];
    case 'matching':
      return question.items.map(({ text, targetId }) => {
        const target = question.targets.find(({ id }) => id === targetId);
        return `${plainOf(text)} : ${plainOf(target?.text ?? '')}`;
      });
    case 'short':
      return [
        `Accepté : ${question.accepted
          .map(({ text, percent }) =>
            percent === 100 ? text : `${text} (${Math.round(percent)} %)`,
          )
          .join(' ; ')}`,
      ];
    case 'numeric':
      return question.accepted.map(({ value, tolerance, percent }) => {
        const [low, high] = [value - tolerance, value + tolerance].map(numberInWords);
        const unit = question.units[0]?.name ?? '';
        const range = tolerance === 0 ? numberInWords(value) : `de ${low} à ${high}`;
        const part = percent === 100 ? '' : `, ${Math.round(percent)} % du point`;
        return `Accepté : ${range} ${unit}`.trim() + part;
      });
    case 'gap':
      return question.gaps.map(({ accepted }) => `Accepté : ${accepted.join(' ; ')}`);
    case 'open':
      return [
        ...question.criteria.map(
          ({ text, levels }) => `${plainOf(text)} : ${levels.map(plainOf).join(' → ')}`,
        ),
        `Exemple : ${plainOf(question.example)}`,
      ];
    default:
      return [];
  }
}
