import { organisationRoutes, urlOf } from '@percolateur/contract';
import {
  counted,
  formatHours,
  frenchDate,
  frenchTime,
  fullName,
  joiningRules,
  localDate,
  minutesOf,
} from '@percolateur/domain';
import { calendarRequests } from './calendar';
import { opened } from './letter-words';
import type { Fact, Letter } from './layout';
import {
  accessibilityOf,
  clockOf,
  datesOf,
  greet,
  learnerPage,
  placeLines,
  placeOf,
  signatureOf,
  slotsOf,
} from './letter-context';
import type { LetterContext } from './letter-context';

const enrolmentOf = ({ facts }: LetterContext) => facts.enrolments[0];

const answerBefore = (context: LetterContext) => {
  const deadline = enrolmentOf(context).invitationExpiresAt;
  if (!deadline) return null;
  const { timeZone } = context.cohort;
  return `${frenchDate(deadline, timeZone)}, ${frenchTime(deadline, timeZone)}${clockOf(context)}`;
};

const invitationAction = ({ publicUrl, invitationToken }: LetterContext) => ({
  label: 'Accepter ma place',
  url: `${publicUrl}/invitation#${invitationToken}`,
});

const cannotCome =
  'Vous ne pouvez pas venir ? La même page permet de le dire : votre place servira à quelqu’un.';

export function invitation(context: LetterContext): Letter {
  const { programme } = context;
  const deadline = answerBefore(context);
  if (deadline && context.waited) return seatFreed(context, deadline);
  return {
    ...opened('invitation', context, { réponse: deadline ?? '' }),
    preview: deadline
      ? `Répondez avant le ${deadline}.`
      : 'Une place vous attend, répondez dès que vous pouvez.',
    greeting: greet(context),
    action: invitationAction(context),
    after: [
      timetable(context),
      { term: 'Où', details: placeLines(context) },
      { term: 'À quoi elle sert', details: [programme.objective] },
      { term: 'Prérequis', details: [programme.prerequisites] },
      cannotCome,
      accessibilityOf(context),
    ],
    signature: signatureOf(context),
  };
}

/** To who waited, and has two days: after that the seat is offered to the next. */
function seatFreed(context: LetterContext, deadline: string): Letter {
  const { cohort } = context;
  return {
    subject: `Une place s’est libérée : « ${cohort.title} », ${datesOf(context)}`,
    preview: `Elle est à vous si vous répondez avant le ${deadline}.`,
    greeting: greet(context),
    body: [
      `Vous étiez en liste d’attente pour « ${cohort.title} », ${datesOf(context)}, ${placeOf(context)}. Une place s’est libérée, et c’est votre tour.`,
      `Elle est gardée pour vous jusqu’au ${deadline}. Ensuite, elle sera proposée à la personne suivante.`,
    ],
    action: invitationAction(context),
    after: [
      timetable(context),
      { term: 'Où', details: placeLines(context) },
      'Vous ne voulez plus venir ? La même page permet de le dire : la personne suivante aura plus de temps.',
      accessibilityOf(context),
    ],
    signature: signatureOf(context),
  };
}

export function invitationAgain(context: LetterContext): Letter {
  return {
    ...opened('invitation-again', context, { réponse: answerBefore(context) ?? '' }),
    preview: 'Un oui ou un non, une minute suffit.',
    greeting: greet(context),
    action: invitationAction(context),
    after: [timetable(context), cannotCome, accessibilityOf(context)],
    signature: signatureOf(context),
  };
}

/** The same once more, and it says that it is the last. */
export function invitationLast(context: LetterContext): Letter {
  return {
    ...invitationAgain(context),
    ...opened('invitation-last', context, { réponse: answerBefore(context) ?? '' }),
    preview: 'Nous ne vous relancerons plus. Un oui ou un non, une minute suffit.',
  };
}

const timetable = (context: LetterContext): Fact => ({
  term: 'Quand',
  details: slotsOf(context),
});

const trainerNames = ({ cohort }: LetterContext) => cohort.trainers.map(fullName);

/** The joining instructions: place, hours, contacts, rules, and a calendar file per half-day. */
export function joining(context: LetterContext): Letter {
  const { cohort, halfDays, programme, positioning, publicUrl } = context;
  const { organisation } = cohort;
  const minutes = halfDays.reduce((sum, halfDay) => sum + minutesOf(halfDay), 0);
  const rules = urlOf(organisationRoutes.rules, { params: { organisationId: organisation.id } });
  const asksQuestions = positioning && !enrolmentOf(context).positioningDone;
  return {
    ...opened('joining', context, { durée: formatHours(minutes) }),
    preview: 'Horaires, accès, contacts et règles. À garder.',
    greeting: greet(context),
    action: { label: 'Ouvrir ma formation', url: learnerPage(context) },
    after: [
      timetable(context),
      { term: 'Où', details: placeLines(context) },
      { term: 'Avec', details: trainerNames(context) },
      {
        term: 'En cas d’imprévu',
        details: [organisation.name, organisation.contactPhone, organisation.contactEmail].filter(
          Boolean,
        ),
      },
      {
        term: 'Accessibilité',
        details: [
          `${organisation.disabilityContactName}, ${organisation.disabilityContactEmail}`,
          programme.accessibility,
        ],
      },
      {
        term: 'Règles',
        details: [...joiningRules, programme.assessment],
      },
      { term: 'Programme', details: [`${publicUrl}/programme`] },
      { term: 'Règlement intérieur', details: [`${publicUrl}${rules}`] },
      ...(asksQuestions
        ? [
            `Avant de venir : ${positioning.questions} questions. Elles aident à préparer la formation, elles ne vous notent pas.`,
          ]
        : []),
      'Les rendez-vous joints s’ajoutent à votre agenda, un par demi-journée.',
    ],
    signature: signatureOf(context),
    attachments: calendarRequests(context),
  };
}

/** « Dans une semaine », « Dans 3 jours ». */
function inHowLong({ cohort: { timeZone }, halfDays, now }: LetterContext): string {
  const [today, first] = [now, halfDays[0].startsAt].map((instant) =>
    Date.parse(localDate(instant, timeZone)),
  );
  const days = Math.round((first - today) / 86_400_000);
  return days === 7 ? 'Dans une semaine' : `Dans ${counted(days, 'jour', 'jours')}`;
}

export function prepare(context: LetterContext): Letter {
  const { positioning } = context;
  const questionnaire = `le questionnaire de départ${positioning ? `, ${positioning.questions} questions` : ''}`;
  return {
    ...opened('prepare', context, { délai: inHowLong(context), questionnaire }),
    preview: 'Une chose à faire avant de venir.',
    greeting: greet(context),
    action: {
      label: 'Répondre au questionnaire',
      url: positioning ? learnerPage(context, 'quiz', positioning.id) : learnerPage(context),
    },
    after: ['Un empêchement ? Dites-le aujourd’hui, votre place servira à quelqu’un.'],
    signature: signatureOf(context),
  };
}

export function eve(context: LetterContext): Letter {
  return {
    ...opened('eve', context),
    preview: 'Venez un quart d’heure avant, le temps d’un café.',
    greeting: greet(context),
    action: { label: 'Voir mon programme de demain', url: learnerPage(context) },
    after: [
      timetable(context),
      { term: 'Où', details: placeLines(context) },
      { term: 'Avec', details: trainerNames(context) },
      'Un imprévu ? Appelez-nous ou répondez à ce message.',
    ],
    signature: signatureOf(context),
  };
}

/** The morning of the first day: where to go, and what the page of the day is for. */
export function welcome(context: LetterContext): Letter {
  return {
    ...opened('welcome', context),
    preview: 'Votre page du jour : le programme, et de quoi signer.',
    greeting: greet(context),
    action: { label: 'Ouvrir ma page du jour', url: learnerPage(context) },
    after: [
      { term: 'Où', details: placeLines(context) },
      'Pas de téléphone, pas de réseau ? Dites-le-nous : vous signerez autrement.',
      'En retard ? Appelez-nous : on vous attend.',
    ],
    signature: signatureOf(context),
  };
}
