import { frenchDate, frenchSlot, zoneName } from '@percolateur/domain';
import type { Letter } from './layout';
import { gatheringsPage } from './gathering-entry';
import { greet, learnerPage, signatureOf } from './letter-context';
import type { LetterContext } from './letter-context';
import { opened } from './letter-words';

const namesNobody =
  'Vos réponses sont lues avec celles du groupe, sans votre nom. Elles peuvent être changées.';

export function satisfaction(context: LetterContext): Letter {
  return {
    ...opened('satisfaction', context),
    preview: 'Ce qui vous a servi, ce qui a manqué.',
    greeting: greet(context),
    action: { label: 'Donner mon avis', url: learnerPage(context, 'avis', 'hot') },
    after: [namesNobody],
    signature: signatureOf(context),
  };
}

export function satisfactionAgain(context: LetterContext): Letter {
  return {
    ...satisfaction(context),
    ...opened('satisfaction-again', context),
    preview: 'Trois minutes, et nous ne vous le redemanderons pas.',
    after: [namesNobody, 'Pas envie ? Ne faites rien : nous ne vous le redemanderons pas.'],
  };
}

export function cold(context: LetterContext): Letter {
  return {
    ...opened('cold', context),
    preview: 'Quelques questions, deux mois après ou davantage.',
    greeting: greet(context),
    action: { label: 'Répondre', url: learnerPage(context, 'avis', 'cold') },
    after: [namesNobody, 'Pas envie ? Ne faites rien : nous ne vous le redemanderons pas.'],
    signature: signatureOf(context),
  };
}

export function claimsCorrected(context: LetterContext): Letter {
  return {
    ...opened('claims-corrected', context),
    preview: 'Ce qui était dit, ce qui l’est maintenant, et pourquoi.',
    greeting: greet(context),
    action: { label: 'Lire ce qui a changé', url: `${context.publicUrl}/ce-qui-a-change` },
    after: [
      'Nous ne vous écrivons cela qu’une fois par trimestre, et seulement s’il y a du nouveau.',
    ],
    signature: signatureOf(context),
  };
}

export function cafePlan(context: LetterContext): Letter {
  return {
    ...opened('cafe-plan', context),
    preview: 'Une date, un lieu, un allié : il en manque peut-être un.',
    greeting: greet(context),
    action: { label: 'Poser une date', url: learnerPage(context, 'mon-cafe') },
    after: ['Pas maintenant ? Ne faites rien : nous ne vous le redemanderons qu’une fois.'],
    signature: signatureOf(context),
  };
}

export function cafeAgain(context: LetterContext): Letter {
  return {
    ...cafePlan(context),
    ...opened('cafe-again', context),
    preview: 'Une date suffit, le reste vient après.',
    after: ['Pas maintenant ? Ne faites rien : nous ne vous le redemanderons pas.'],
  };
}

/** The day of the café that they planned, where the cohort is. */
function cafeDay({ facts, person, cohort }: LetterContext): string {
  const cafe = facts.enrolments.find(({ personId }) => personId === person.id)?.cafe;
  if (!cafe) throw new Error(`No café of ${person.id} after cohort ${cohort.id}`);
  return frenchDate(new Date(`${cafe.plannedOn}T12:00:00Z`), 'UTC');
}

/** The next gathering of those who host, to who has just set a date. */
function invitedToGathering({ gathering, publicUrl }: LetterContext): string[] {
  if (!gathering) return [];
  const { startsAt, endsAt, timeZone, title } = gathering;
  const slot = `${frenchSlot(startsAt, endsAt, timeZone)} (${zoneName(timeZone)})`;
  return [
    `D’autres personnes qui animent se retrouvent en ligne. ${title} : ${slot}. Une place vous y attend : ${gatheringsPage(publicUrl)}.`,
  ];
}

export function cafeAnnounced(context: LetterContext): Letter {
  return {
    ...opened('cafe-announced', context, { café: cafeDay(context) }),
    preview: 'C’est noté. La date peut changer.',
    greeting: greet(context),
    action: { label: 'Revoir mon café', url: learnerPage(context, 'mon-cafe') },
    after: [
      ...invitedToGathering(context),
      'Un empêchement ? Changez la date sur la même page, personne ne vous le reprochera.',
    ],
    signature: signatureOf(context),
  };
}

/** Whether it took place is not known: it says thank you, and leaves a way out. */
export function cafeHeld(context: LetterContext): Letter {
  return {
    ...opened('cafe-held', context, { café: cafeDay(context) }),
    preview: 'Et s’il n’a pas eu lieu, changez simplement la date.',
    greeting: greet(context),
    action: { label: 'Revoir mon café', url: learnerPage(context, 'mon-cafe') },
    after: ['Une question, une surprise, une difficulté ? Répondez à ce message : nous la lirons.'],
    signature: signatureOf(context),
  };
}
