import { formatHours, frenchDateRange, frenchSlot, fullName } from '@percolateur/domain';
import { letterhead, listing, told } from '../../pdf/letterhead';
import { Paper } from '../../pdf/paper';
import type { SessionFacts } from './session-facts';

/** Draws what a session teaches, to whom, how and when (Code du travail, L6353-8). */
export async function drawProgramme({ facts, now }: { facts: SessionFacts; now: Date }) {
  const { cohort, course, halfDays } = facts;
  const { organisation, timeZone, trainers } = cohort;
  const { programme } = course;
  const paper = Paper.open(`Programme, ${course.title}`, now);
  letterhead(paper, organisation, 'Programme de formation');
  paper.text('P', course.title, { size: 13, weight: 'bold', after: 10 });
  told(paper, 'Objectif', programme.objective);
  if (programme.objectives) {
    paper.text('P', 'À la fin, chaque personne sait :', { size: 10.5, after: 3 });
    listing(
      paper,
      programme.objectives.map(({ text }) => text),
    );
  }
  told(paper, 'Pour qui', programme.audience);
  told(paper, 'Prérequis', programme.prerequisites);
  told(paper, 'Durée', formatHours(programme.durationMinutes));
  told(paper, 'Méthodes et moyens', programme.methods);
  told(paper, 'Suivi et évaluation', programme.assessment);
  told(paper, 'Accessibilité', programme.accessibility, disability(facts));
  const team = trainers.map(fullName).join(', ');
  told(
    paper,
    'Cette session',
    cohort.title,
    halfDays.length > 0
      ? frenchDateRange(halfDays[0].startsAt, halfDays.at(-1)!.endsAt, timeZone)
      : '',
    [cohort.venueName, cohort.venueAddress].filter(Boolean).join(', '),
    team && `Animation : ${team}`,
  );
  listing(
    paper,
    halfDays.map(
      ({ title, startsAt, endsAt }) => `${frenchSlot(startsAt, endsAt, timeZone)} : ${title}`,
    ),
  );
  told(paper, 'Contact', [organisation.contactEmail, organisation.contactPhone].join(' – '));
  paper.text('P', `Cours en version ${course.version}.`, { size: 8.5 });
  return paper.close((page, count) => `${course.title} – page ${page} sur ${count}`);
}

/** Whom to ask, in confidence, for what makes the training accessible. */
export const disability = ({ cohort: { organisation } }: Pick<SessionFacts, 'cohort'>) =>
  `Un aménagement ? ${organisation.disabilityContactName} vous répond en toute discrétion : ${organisation.disabilityContactEmail}.`;
