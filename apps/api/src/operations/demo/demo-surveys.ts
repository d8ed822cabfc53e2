import { confidence, surveyForms } from '@percolateur/domain';
import type { LearnerSurvey, SurveyAnswer as Given } from '@percolateur/domain';
import { addDays } from 'date-fns/addDays';
import { subDays } from 'date-fns/subDays';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import { SurveyAnswer } from '../../record/survey-answer.entity';

/** How far people agree at each time: a little more, then a little less sure once alone. */
const level: Record<LearnerSurvey, number> = { needs: 2, hot: 4, cold: 3 };

const said: Record<LearnerSurvey, readonly (readonly [string, string])[]> = {
  needs: [['besoin-mots', 'Oser parler d’IA sans être technicien.']],
  hot: [
    ['chaud-garder', 'Animer un vrai moment devant les autres, et me voir le faire.'],
    ['chaud-changer', 'Un peu plus de temps pour préparer l’animation.'],
  ],
  cold: [['froid-mots', 'Les gens reviennent : il me faudrait une deuxième séance toute prête.']],
};

const cafes = ['un', 'plusieurs', 'prevu', 'pas-encore'];

function answered(kind: LearnerSurvey, index: number): Given {
  const ratings: Record<string, number | string | string[]> = {};
  for (const [place, question] of surveyForms[kind].questions.entries()) {
    if (question.kind === 'scale') {
      const least = confidence.includes(question) ? level[kind] : 4;
      ratings[question.id] = Math.min(5, least + ((index + place) % 2));
    }
    if (question.kind === 'some') {
      const choices = Object.keys(question.choices);
      ratings[question.id] = [choices[(index + place) % choices.length]];
    }
  }
  if (kind === 'hot') ratings['chaud-rythme'] = index % 4 === 3 ? 'rapide' : 'juste';
  if (kind === 'cold') {
    ratings['froid-cafe'] = cafes[index % cafes.length];
    if (index % cafes.length < 2) ratings['froid-nombre'] = 8 + (index % 5);
  }
  const words = said[kind][index];
  return { ratings, words: words ? Object.fromEntries([words]) : {} };
}

/** What a group said before the course, at its end and two months later; some did not answer. */
export async function writeSurveys(
  manager: EntityManager,
  { id: cohortId, halfDays }: Cohort,
  enrolments: readonly Enrolment[],
): Promise<void> {
  const [startsAt, endsAt] = [halfDays[0].startsAt, halfDays[halfDays.length - 1].endsAt];
  const times = { needs: subDays(startsAt, 4), hot: endsAt, cold: addDays(endsAt, 62) };
  const rows = (['needs', 'hot', 'cold'] as const).flatMap((kind, at) =>
    enrolments
      .filter((_, index) => (index + at) % 5 !== 4)
      .map((enrolment, index) => ({
        ...{ id: uuidv7(), cohortId, enrolmentId: enrolment.id, kind, ...answered(kind, index) },
        ...{ callBack: kind === 'cold' && index === 3, answeredAt: times[kind] },
      })),
  );
  await manager.insert(SurveyAnswer, rows);
}
