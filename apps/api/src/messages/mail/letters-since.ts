import {
  counted,
  frenchDate,
  frenchSlot,
  frenchTime,
  fullName,
  listed,
  localDate,
  signingWindow,
} from '@percolateur/domain';
import { followsCourse } from '@percolateur/domain';
import type { Letter } from './layout';
import { opened } from './letter-words';
import { greet, learnerPage, signatureOf } from './letter-context';
import type { LetterContext } from './letter-context';

/** A signature is missing: the occurrence is `enrolment/half-day/start`. */
export function sign(context: LetterContext): Letter {
  const { cohort, halfDays, occurrence } = context;
  const halfDayId = occurrence.split('/')[1];
  const halfDay = halfDays.find(({ id }) => id === halfDayId);
  if (!halfDay) throw new Error(`No half-day ${halfDayId} in cohort ${cohort.id}`);
  const slot = frenchSlot(halfDay.startsAt, halfDay.endsAt, cohort.timeZone);
  return {
    ...opened('sign', context, { créneau: slot }),
    preview: `Une minute suffit, jusqu’à ${frenchTime(halfDay.endsAt, cohort.timeZone)}.`,
    greeting: greet(context),
    action: { label: 'Signer ce créneau', url: learnerPage(context, 'signer', halfDay.id) },
    after: [],
    signature: signatureOf(context),
  };
}

/** A personal link by which its reader, and nobody else, signs one half-day. */
export function signLink(context: LetterContext): Letter {
  const { cohort, halfDays, person, publicUrl, signingLink } = context;
  const halfDay = halfDays.find(({ id }) => id === signingLink?.halfDayId);
  if (!signingLink || !halfDay) throw new Error(`No half-day to sign in cohort ${cohort.id}`);
  const slot = frenchSlot(halfDay.startsAt, halfDay.endsAt, cohort.timeZone);
  const { lateUntil } = signingWindow(halfDay);
  const until = `${frenchDate(lateUntil, cohort.timeZone)}, ${frenchTime(lateUntil, cohort.timeZone)}`;
  return {
    subject: `Votre lien pour signer : ${slot}`,
    preview: 'Pour vous seul·e, pour cette demi-journée seulement.',
    greeting: greet(context),
    body: [
      `Voici de quoi signer votre présence à « ${cohort.title} », ${slot}. Il n’y a rien à installer, ni à retenir.`,
      `Ouvrez-le pendant la demi-journée, quand votre formatrice ou votre formateur le dit : trop tôt, la page attend et s’ouvre d’elle-même. Après la fin, il sert encore, avec un motif, jusqu’au ${until}.`,
    ],
    action: {
      label: 'Signer ma demi-journée',
      url: `${publicUrl}/signer#${signingLink.token}`,
    },
    after: [
      `Ce lien est à votre nom, ${fullName(person)} : ne le transférez pas. Vous n’étiez pas là ? Ne signez rien et répondez à ce message.`,
    ],
    signature: signatureOf(context),
  };
}

/** What the trainer’s evening lacks, in numbers: names stay on the page. `cohort/day`. */
export function trainerEvening(context: LetterContext): Letter {
  const { cohort, halfDays, facts, person, publicUrl } = context;
  const day = context.occurrence.split('/')[1];
  const today = halfDays.filter(({ startsAt }) => localDate(startsAt, cohort.timeZone) === day);
  const learners = facts.enrolments.filter(({ status }) => followsCourse(status));
  const countersigned = facts.trainers.find(({ personId }) => personId === person.id);
  const gaps = today.flatMap(({ id, startsAt, endsAt }) => {
    const missing = learners.filter(({ signedHalfDayIds }) => !signedHalfDayIds.includes(id));
    const details = [
      ...(missing.length > 0
        ? [counted(missing.length, 'signature manque', 'signatures manquent')]
        : []),
      ...(countersigned?.countersignedHalfDayIds.includes(id)
        ? []
        : ['votre contresignature manque']),
    ];
    const term = frenchSlot(startsAt, endsAt, cohort.timeZone);
    return details.length > 0 ? [{ term, details }] : [];
  });
  const added = learners.filter(
    ({ walkIn, acceptedAt }) =>
      walkIn && acceptedAt && localDate(acceptedAt, cohort.timeZone) === day,
  ).length;
  const { subject, body } = opened('trainer-evening', context, {
    jour: frenchDate(today[0].startsAt, cohort.timeZone),
  });
  return {
    subject,
    preview: 'Une signature tardive reste possible pendant 72 heures, avec votre accord.',
    greeting: greet(context),
    body: [
      ...body,
      ...gaps,
      ...(added > 0
        ? [
            `${counted(added, 'personne a été ajoutée', 'personnes ont été ajoutées')} en salle aujourd’hui : la coordination le voit aussi.`,
          ]
        : []),
      'Une signature tardive reste possible pendant 72 heures, avec un motif et votre accord.',
    ],
    action: { label: 'Ouvrir la session', url: `${publicUrl}/animer/${cohort.id}` },
    after: [],
    signature: signatureOf(context),
  };
}

const documentNames = {
  realisation: 'le certificat de réalisation',
  attestation: 'l’attestation de fin de formation',
  assiduite: 'l’attestation d’assiduité',
};

export function documents(context: LetterContext): Letter {
  const names = listed(context.documents.map((kind) => documentNames[kind]));
  return {
    ...opened('documents', context, { documents: names }),
    preview: `À ouvrir et à garder : ${names}.`,
    greeting: greet(context),
    action: { label: 'Ouvrir mes documents', url: `${context.publicUrl}/mes-documents` },
    after: [
      'Une faute dans votre nom ? Répondez à ce message : nous la corrigeons, et l’ancien document dira qu’il est remplacé.',
    ],
    signature: signatureOf(context),
  };
}

export function corrected(context: LetterContext): Letter {
  return {
    subject: 'Un de vos documents de formation a été corrigé',
    preview: 'La nouvelle version est à ouvrir et à garder.',
    greeting: greet(context),
    body: [
      `Une version corrigée d’un de vos documents pour « ${context.cohort.title} » remplace la précédente. C’est elle qui fait foi : ouvrez-la, gardez-la, et donnez-la à qui avait reçu l’autre.`,
      'L’ancienne version reste lisible avec son code, et dit qu’elle est remplacée.',
    ],
    action: { label: 'Ouvrir mes documents', url: `${context.publicUrl}/mes-documents` },
    after: ['Cette correction vous surprend ? Répondez à ce message.'],
    signature: signatureOf(context),
  };
}
