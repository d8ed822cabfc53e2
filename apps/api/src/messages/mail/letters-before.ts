import { formatHours, frenchDate, frenchTime, minutesOf } from '@percolateur/domain';
import { calendarRequests } from './calendar';
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
  const { cohort, programme } = context;
  const deadline = answerBefore(context);
  return {
    subject: `Votre place pour « ${cohort.title} », ${datesOf(context)}`,
    preview: deadline
      ? `Répondez avant le ${deadline}.`
      : 'Une place vous attend, répondez dès que vous pouvez.',
    greeting: greet(context),
    body: [
      `${cohort.organisation.name} vous propose une place pour « ${cohort.title} », ${datesOf(context)}, ${placeOf(context)}.`,
      ...(deadline ? [`Elle est gardée jusqu’au ${deadline}.`] : []),
    ],
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

export function invitationAgain(context: LetterContext): Letter {
  const { cohort } = context;
  const deadline = answerBefore(context);
  return {
    subject: `Nous attendons votre réponse : « ${cohort.title} », ${datesOf(context)}`,
    preview: 'Un oui ou un non, une minute suffit.',
    greeting: greet(context),
    body: [
      `${cohort.organisation.name} vous a proposé une place pour « ${cohort.title} », ${datesOf(context)}, ${placeOf(context)}. Nous n’avons pas encore votre réponse.`,
      ...(deadline ? [`Votre place est gardée jusqu’au ${deadline}.`] : []),
    ],
    action: invitationAction(context),
    after: [timetable(context), cannotCome, accessibilityOf(context)],
    signature: signatureOf(context),
  };
}

const timetable = (context: LetterContext): Fact => ({
  term: 'Quand',
  details: slotsOf(context),
});

const trainerNames = ({ cohort }: LetterContext) =>
  cohort.trainers.map(({ firstName, lastName }) => `${firstName} ${lastName}`);

/** The joining instructions: place, hours, contacts, rules, and a calendar file per half-day. */
export function joining(context: LetterContext): Letter {
  const { cohort, halfDays, programme, positioning, publicUrl } = context;
  const { organisation } = cohort;
  const minutes = halfDays.reduce((sum, halfDay) => sum + minutesOf(halfDay), 0);
  const asksQuestions = positioning && !enrolmentOf(context).positioningDone;
  return {
    subject: `Convocation : « ${cohort.title} », ${datesOf(context)}, ${placeOf(context)}`,
    preview: 'Horaires, accès, contacts et règles. À garder.',
    greeting: greet(context),
    body: [
      `Nous vous attendons pour « ${cohort.title} », ${datesOf(context)}, ${placeOf(context)} : ${formatHours(minutes)} en tout.`,
    ],
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
        details: [
          'Chaque demi-journée se signe, du quart d’heure qui la précède jusqu’à sa fin.',
          'Une absence ou un retard se signale au plus tôt, au contact ci-dessus.',
          programme.assessment,
        ],
      },
      { term: 'Programme', details: [`${publicUrl}/programme`] },
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

export function prepare(context: LetterContext): Letter {
  const { positioning } = context;
  return {
    subject: `Dans une semaine, on se retrouve : ${placeOf(context)}`,
    preview: 'Une chose à faire avant de venir.',
    greeting: greet(context),
    body: [
      `Il vous reste le questionnaire de départ${positioning ? `, ${positioning.questions} questions` : ''}. Il aide à préparer la formation et ne vous note pas.`,
    ],
    action: {
      label: 'Répondre au questionnaire',
      url: positioning ? learnerPage(context, 'quiz', positioning.id) : learnerPage(context),
    },
    after: ['Un empêchement ? Dites-le aujourd’hui, votre place servira à quelqu’un.'],
    signature: signatureOf(context),
  };
}

export function eve(context: LetterContext): Letter {
  const { cohort, halfDays } = context;
  return {
    subject: `Demain, ${frenchTime(halfDays[0].startsAt, cohort.timeZone)}${clockOf(context)} : ${placeOf(context)}`,
    preview: 'Venez un quart d’heure avant, le temps d’un café.',
    greeting: greet(context),
    body: ['C’est demain. Venez un quart d’heure avant, avec votre téléphone si vous en avez un.'],
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
