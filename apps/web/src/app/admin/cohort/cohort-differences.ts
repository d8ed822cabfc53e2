import { fullName, signingMeans } from '@percolateur/domain';
import type { CohortView, HalfDayPlan } from '@percolateur/contract';
import { type CohortDraft, draftOf } from '../cohort-form/cohort-draft';
import { dayName, plansOf } from '../cohort-form/half-day-plans';
import { meansWords } from '../shared/means-words';
import type { Difference } from '../shared/stale-note';

const labels: Partial<Record<keyof CohortDraft, string>> = {
  title: 'Titre',
  timeZone: 'Fuseau horaire',
  venueName: 'Lieu',
  venueAddress: 'Adresse',
  venueAccess: 'Comment entrer',
  remoteLink: 'Lien de la réunion',
  capacity: 'Places',
  minimumSeats: 'Minimum',
  targetSeats: 'Objectif',
};

const said = ({ title, day, start, end }: HalfDayPlan) =>
  `${title}, ${dayName(day)}, ${start}–${end}`;

const signed = ({ title, means }: HalfDayPlan) =>
  `${title}, ${(means ?? signingMeans).map((each) => meansWords[each]).join(', ')}`;

/** Where what was typed differs from what somebody else saved. */
export function cohortDifferences(
  theirs: CohortView,
  mine: CohortDraft,
  plans: readonly HalfDayPlan[],
  nameOf: (personId: string) => string,
): Difference[] {
  const saved = draftOf(theirs);
  const fields = (Object.keys(labels) as (keyof typeof labels)[])
    .filter((field) => saved[field] !== mine[field])
    .map((field) => ({
      label: labels[field]!,
      theirs: String(saved[field] ?? ''),
      mine: String(mine[field] ?? ''),
    }));
  const savedPlans = plansOf(theirs).map(said).join(' · ');
  const myPlans = plans.map(said).join(' · ');
  if (savedPlans !== myPlans) {
    fields.push({ label: 'Demi-journées', theirs: savedPlans, mine: myPlans });
  }
  const savedMeans = plansOf(theirs).map(signed).join(' · ');
  const myMeans = plans.map(signed).join(' · ');
  if (savedPlans === myPlans && savedMeans !== myMeans) {
    fields.push({ label: 'Façons de signer', theirs: savedMeans, mine: myMeans });
  }
  if (saved.trainerIds.join() !== mine.trainerIds.join()) {
    fields.push({
      label: 'Animation',
      theirs: theirs.trainers.map(fullName).join(', '),
      mine: mine.trainerIds.map(nameOf).join(', '),
    });
  }
  return fields;
}
