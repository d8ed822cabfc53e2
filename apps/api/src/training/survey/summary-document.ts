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
    for (const question of survey.told?.questions ?? []) drawQuestion(paper, question);
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

function drawQuestion(paper: Paper, { text, answered, values, mean }: Question): void {
  const oneDecimal = mean?.toLocaleString('fr-FR', { maximumFractionDigits: 1 });
  const summed = [
    counted(answered, 'réponse', 'réponses'),
    oneDecimal && `moyenne ${oneDecimal}`,
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
