import {
  formatHours,
  frenchDate,
  frenchDateRange,
  frenchTime,
  fullName,
  joiningRules,
  minutesOf,
  scheduledSlot,
} from '@percolateur/domain';
import { letterhead, listing, told } from '../../pdf/letterhead';
import { Paper } from '../../pdf/paper';
import { disability } from '../programme/programme-document';
import type { SessionFacts } from '../programme/session-facts';
import type { Invited } from './invited';

/** What joining instructions are drawn from: plain values, since the press draws in a thread of its own. */
export interface PrintedJoining {
  facts: SessionFacts;
  /** Each gets pages of their own; nobody, and they are drawn once without a name. */
  people: readonly Invited[];
  /** Where this installation is reached, without a slash at the end. */
  publicUrl: string;
  now: Date;
}

/** Draws the joining instructions of a session, person by person (Qualiopi, indicator 9). */
export async function drawJoining({ facts, people, publicUrl, now }: PrintedJoining) {
  const { cohort } = facts;
  const paper = Paper.open(`Convocation, ${cohort.title}`, now);
  const addressed = people.length > 0 ? people : [{ name: '', employer: '' }];
  for (const [index, person] of addressed.entries()) {
    if (index > 0) paper.newPage();
    instructions(paper, facts, person, publicUrl);
  }
  const printed = `${frenchDate(now, cohort.timeZone)}, ${frenchTime(now, cohort.timeZone)}`;
  return paper.close(
    (page, count) => `${cohort.title} – état du ${printed} – page ${page} sur ${count}`,
  );
}

function instructions(paper: Paper, facts: SessionFacts, person: Invited, publicUrl: string): void {
  const { cohort, course, halfDays } = facts;
  const { organisation, timeZone, trainers } = cohort;
  const inRoom = halfDays.some(({ mode }) => mode === 'room');
  const remote = halfDays.some(({ mode }) => mode === 'remote');
  letterhead(paper, organisation, 'Convocation');
  paper
    .text('P', person.name, { size: 13, weight: 'bold', after: 2 })
    .text('P', person.employer, { after: 6 })
    .text('P', cohort.cancelledAt ? 'Cette session est annulée.' : '', { weight: 'bold', after: 6 })
    .text('P', `Nous vous attendons pour « ${course.title} ».`, { size: 10.5, after: 10 });
  const minutes = halfDays.reduce((sum, halfDay) => sum + minutesOf(halfDay), 0);
  told(
    paper,
    'Quand',
    halfDays.length > 0
      ? `${frenchDateRange(halfDays[0].startsAt, halfDays.at(-1)!.endsAt, timeZone)} : ${formatHours(minutes)} en tout.`
      : 'Les dates vous seront dites dès qu’elles seront fixées.',
  );
  listing(
    paper,
    halfDays.map((halfDay) => {
      const slot = scheduledSlot(halfDay, { halfDays, timeZone });
      return `${slot} : ${halfDay.title}${halfDay.mode === 'remote' ? ', à distance' : ''}`;
    }),
  );
  if (inRoom) {
    const place = [cohort.venueName, cohort.venueAddress].filter(Boolean).join(', ');
    told(paper, 'Où', place, cohort.venueAccess);
  }
  if (remote) {
    told(
      paper,
      'À distance',
      cohort.remoteLink
        ? `Le lien pour les demi-journées à distance : ${cohort.remoteLink}`
        : 'Le lien vous sera envoyé avant la première demi-journée à distance.',
    );
  }
  told(paper, 'Avec', trainers.map(fullName).join(', '));
  told(
    paper,
    'À prévoir',
    inRoom
      ? 'Votre téléphone, si vous en avez un : vous signerez avec. Sans téléphone, vous signerez sur l’appareil de l’équipe.'
      : '',
    remote ? 'À distance, un ordinateur ou un téléphone connecté, avec du son.' : '',
  );
  told(
    paper,
    'En cas d’imprévu',
    [organisation.contactEmail, organisation.contactPhone].filter(Boolean).join(' – '),
  );
  told(paper, 'Accessibilité', course.programme.accessibility, disability(facts));
  told(
    paper,
    'Règles',
    ...joiningRules,
    course.programme.assessment,
    // Typed from paper: short, and the rules of each hub are on the same page.
    `Programme et règlement intérieur : ${publicUrl}/programme`,
  );
  const { legalName, representativeName, representativeCapacity } = organisation;
  paper.text('P', `Pour ${legalName}, ${representativeName}, ${representativeCapacity}`);
}
