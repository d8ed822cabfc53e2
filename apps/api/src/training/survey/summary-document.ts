import type { SurveyResult } from '@percolateur/contract';
import {
  counted,
  fewestAnswers,
  frenchDate,
  frenchDateRange,
  surveyTitles,
} from '@percolateur/domain';
import { letterhead } from '../../pdf/letterhead';
import { Paper } from '../../pdf/paper';
import { drawTable } from '../../pdf/table';
import type { SessionFacts } from '../programme/session-facts';

/** What a summary is drawn from: plain values, since the press draws in a thread of its own. */
export interface PrintedSummary {
  facts: SessionFacts;
  surveys: readonly SurveyResult[];
  now: Date;
}

type Question = NonNullable<SurveyResult['told']>['questions'][number];

/** Draws what a group answered to each survey, counted, nobody named (Qualiopi, indicator 30). */
export async function drawSurveySummary({ facts, surveys, now }: PrintedSummary): Promise<Buffer> {
  const { cohort, course, halfDays } = facts;
  const { organisation, timeZone } = cohort;
  const paper = Paper.open(`Bilan de satisfaction, ${cohort.title}`, now);
  letterhead(paper, organisation, 'Bilan de satisfaction');
  paper
    .text('P', course.title, { size: 12, weight: 'bold', after: 3 })
    .text('P', `Session : ${cohort.title}`)
    .text(
      'P',
      halfDays.length > 0
        ? `Dates : ${frenchDateRange(halfDays[0].startsAt, halfDays.at(-1)!.endsAt, timeZone)}`
        : '',
    )
    .skip(14);
  for (const survey of surveys) {
    paper
      .text('H2', surveyTitles[survey.kind], { size: 13, weight: 'bold', after: 3 })
      .text('P', answers(survey), { size: 10.5, after: 8 });
    for (const asked of together(survey.told?.questions ?? [])) {
      if (asked[0].kind === 'scale') drawScale(paper, asked, surveyTitles[survey.kind]);
      else for (const question of asked) drawQuestion(paper, question);
    }
    paper.skip(6);
  }
  const day = frenchDate(now, timeZone);
  return paper.close(
    (page, count) => `${cohort.title} – état du ${day} – page ${page} sur ${count}`,
  );
}

/** How many answered, of how many; and why nothing more is told, where it is not. */
function answers({ answered, asked, told }: SurveyResult): string {
  if (answered === 0) return 'Pas de réponse.';
  const of = asked === null ? '' : ` sur ${counted(asked, 'personne', 'personnes')}`;
  const said = `${counted(answered, 'réponse', 'réponses')}${of}.`;
  if (told) return said;
  return `${said} Sous ${fewestAnswers} réponses, le détail est tu : on reconnaîtrait quelqu’un.`;
}

/** Questions in their order, those answered on the same scale side by side in one run. */
function together(questions: readonly Question[]): [Question, ...Question[]][] {
  const runs: [Question, ...Question[]][] = [];
  for (const question of questions) {
    const last = runs.at(-1);
    if (last?.[0].kind === 'scale' && question.kind === 'scale') last.push(question);
    else runs.push([question]);
  }
  return runs;
}

const narrow = 47;

/** A line for each question: how many answered each degree of the scale, and the mean. */
function drawScale(paper: Paper, questions: readonly Question[], caption: string): void {
  const degrees = questions[0]!.values.map(({ label }) => label);
  const titles = [...degrees, 'Réponses', 'Moyenne'];
  const widths = titles.map((title) => (title.length > 6 && !title.includes(' ') ? 56 : narrow));
  const wide = paper.width - widths.reduce((sum, width) => sum + width, 0);
  drawTable(
    paper,
    [
      { title: 'Question', width: wide },
      ...titles.map((title, index) => ({ title, width: widths[index]! })),
    ],
    questions.map(({ text, answered, values, mean }) => [
      { text },
      ...values.map(({ count }) => ({ text: String(count) })),
      { text: String(answered) },
      { text: mean === null ? '' : shownMean(mean), bold: true },
    ]),
    caption,
  );
  paper.skip(10);
}

const shownMean = (mean: number) => mean.toLocaleString('fr-FR', { maximumFractionDigits: 1 });

function drawQuestion(paper: Paper, { text, answered, values, mean }: Question): void {
  const summed = [
    counted(answered, 'réponse', 'réponses'),
    mean !== null && `moyenne ${shownMean(mean)}`,
  ].filter(Boolean);
  paper
    .text('H3', text, { size: 10.5, weight: 'bold', after: 2 })
    .text('P', summed.join(', '), { size: 9, after: 4 });
  if (values.length > 0) {
    drawTable(
      paper,
      [
        { title: 'Réponse', width: paper.width - 160 },
        { title: 'Nombre', width: 80 },
        { title: 'Part', width: 80 },
      ],
      values.map(({ label, count }) => [
        { text: label },
        { text: String(count) },
        { text: answered > 0 ? `${Math.round((100 * count) / answered)} %` : '' },
      ]),
      text,
    );
  }
  paper.skip(10);
}
