import { scheduleChanges } from '@percolateur/domain';
import { calendarCancellations, calendarRemovals, calendarRequests } from './calendar';
import type { Letter } from './layout';
import { datesOf, greet, placeLines, signatureOf, slotsOf } from './letter-context';
import type { LetterContext, MovedTo } from './letter-context';

/** Whether the person has the half-days in a diary: who follows the course, and who teaches it. */
const keepsDiary = ({ facts, person }: LetterContext) =>
  !facts.enrolments.some(({ personId, status }) => {
    return personId === person.id && ['invited', 'waitlisted'].includes(status);
  });

const teaches = ({ facts, person }: LetterContext) =>
  facts.trainers.some(({ personId }) => personId === person.id);

/** Where the person finds the cohort as it is now. */
function pageOf(context: LetterContext): Letter['action'] {
  const { publicUrl, home, invitationToken } = context;
  if (teaches(context)) return { label: 'Ouvrir la session', url: home };
  if (keepsDiary(context)) return { label: 'Ouvrir ma formation', url: home };
  return { label: 'Voir mon invitation', url: `${publicUrl}/invitation#${invitationToken}` };
}

/** What changed, in words: the difference with what this person was last told. */
export function changed(context: LetterContext): Letter {
  const { cohort, halfDays, known } = context;
  const present = { ...cohort, halfDays };
  const inDiary = keepsDiary(context);
  return {
    subject: `Changement : « ${cohort.title} », ${datesOf(context)}`,
    preview: 'Des dates, des horaires ou le lieu ont changé.',
    greeting: greet(context),
    body: [
      `Votre session « ${cohort.title} » a changé.`,
      { term: 'Ce qui change', details: known ? scheduleChanges(known, present) : [] },
    ],
    action: pageOf(context),
    after: [
      { term: 'Maintenant', details: slotsOf(context) },
      { term: 'Où', details: placeLines(context) },
      ...(inDiary
        ? [
            'Les rendez-vous joints remplacent ceux de votre agenda. Si l’ancien y reste, supprimez-le.',
          ]
        : []),
      'Vous ne pouvez plus venir ? Répondez à ce message : votre place servira à quelqu’un.',
    ],
    signature: signatureOf(context),
    ...(inDiary && {
      attachments: [...calendarRequests(context), ...calendarRemovals(context)],
    }),
  };
}

export function cancelled(context: LetterContext): Letter {
  const { cohort, known, publicUrl } = context;
  const inDiary = keepsDiary(context);
  const dates = datesOf(context, known);
  return {
    subject: `Session annulée : « ${cohort.title} », ${dates}`,
    preview: 'Elle n’aura pas lieu. Ne vous déplacez pas.',
    greeting: greet(context),
    body: [
      `La session « ${cohort.title} », ${dates}, est annulée. Elle n’aura pas lieu : ne vous déplacez pas.`,
      { term: 'Pourquoi', details: cohort.cancellationReason ? [cohort.cancellationReason] : [] },
    ],
    action: teaches(context)
      ? { label: 'Voir mes sessions', url: `${publicUrl}/animer` }
      : { label: 'Voir le programme', url: `${publicUrl}/programme` },
    after: [
      ...(inDiary
        ? ['Les rendez-vous joints retirent ceux de votre agenda. S’ils y restent, supprimez-les.']
        : []),
      'Une question, une autre date ? Répondez à ce message : nous vous lirons.',
    ],
    signature: signatureOf(context),
    ...(inDiary && { attachments: calendarCancellations(context) }),
  };
}

/**
 * The reason stays between the coordinators: it is written for them. Who was moved is told of both
 * sessions at once: the diary loses the dates of one and gets those of the other.
 */
export function withdrawn(context: LetterContext): Letter {
  const { cohort, known, publicUrl, movedTo } = context;
  if (movedTo) return moved(context, movedTo);
  return {
    subject: `Votre inscription est retirée : « ${cohort.title} »`,
    preview: 'On ne vous attend plus à cette session.',
    greeting: greet(context),
    body: [
      `Votre inscription à « ${cohort.title} », ${datesOf(context, known)}, est retirée : on ne vous y attend plus.`,
      'Ce n’est pas ce que vous vouliez ? Répondez à ce message, nous le réparerons ensemble.',
    ],
    action: { label: 'Voir le programme', url: `${publicUrl}/programme` },
    after: [
      'Les rendez-vous joints retirent ceux de votre agenda. S’ils y restent, supprimez-les.',
    ],
    signature: signatureOf(context),
    attachments: calendarCancellations(context),
  };
}

const movedAs = {
  accepted: 'Votre place y est prise, il n’y a rien à confirmer.',
  invited: 'Une invitation vous arrive à part : répondez-y pour garder votre place.',
  waitlisted:
    'La session est complète : vous êtes sur sa liste d’attente, et nous vous écrirons dès qu’une place se libère.',
} as const;

function moved(context: LetterContext, to: MovedTo): Letter {
  const { cohort, known, publicUrl } = context;
  const there = { ...context, ...to };
  const seated = to.status !== 'invited' && to.status !== 'waitlisted';
  const place =
    movedAs[to.status === 'invited' || to.status === 'waitlisted' ? to.status : 'accepted'];
  return {
    subject: `Vous changez de session : « ${to.cohort.title} », ${datesOf(there)}`,
    preview: 'Vos anciennes dates ne vous attendent plus.',
    greeting: greet(context),
    body: [
      `Vous ne venez plus à « ${cohort.title} », ${datesOf(context, known)} : vous passez à « ${to.cohort.title} », ${datesOf(there)}. ${place}`,
      'Ce que vous avez lu et répondu vous suit. Les demi-journées que vous avez signées restent acquises.',
    ],
    action: seated
      ? { label: 'Ouvrir ma formation', url: to.home }
      : { label: 'Voir le programme', url: `${publicUrl}/programme` },
    after: [
      { term: 'Vos nouvelles dates', details: slotsOf(there) },
      { term: 'Où', details: placeLines(there) },
      seated
        ? 'Les rendez-vous joints retirent les anciens de votre agenda et y mettent les nouveaux. Si un ancien y reste, supprimez-le.'
        : 'Les rendez-vous joints retirent ceux de votre agenda. S’ils y restent, supprimez-les.',
      'Ces dates ne vous conviennent pas ? Répondez à ce message, nous en chercherons d’autres ensemble.',
    ],
    signature: signatureOf(context),
    attachments: [...calendarCancellations(context), ...(seated ? calendarRequests(there) : [])],
  };
}

/** What a coordinator wrote, paragraph by paragraph, as they wrote it. */
export function note(context: LetterContext): Letter {
  const { note: written, cohort } = context;
  if (!written) throw new Error(`No note ${context.occurrence}`);
  const body = written.body.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return {
    subject: written.subject,
    preview: `« ${cohort.title} »`,
    greeting: greet(context),
    body: body.filter(Boolean),
    action: pageOf(context),
    after: [`Vous recevez ce message pour la session « ${cohort.title} », ${datesOf(context)}.`],
    signature: signatureOf(context),
  };
}
