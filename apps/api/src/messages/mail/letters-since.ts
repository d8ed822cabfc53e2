import {
  counted,
  frenchDate,
  frenchSlot,
  frenchTime,
  listed,
  localDate,
} from '@percolateur/domain';
import { followsCourse } from '@percolateur/domain';
import type { Letter } from './layout';
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
    subject: `Il manque votre signature : ${slot}`,
    preview: `Une minute suffit, jusqu’à ${frenchTime(halfDay.endsAt, cohort.timeZone)}.`,
    greeting: greet(context),
    body: [
      `Votre présence ${slot} n’est pas encore signée. Vous êtes là ? Signez.`,
      'Vous n’y êtes pas ? Ne signez rien et répondez à ce message : nous noterons l’absence.',
    ],
    action: { label: 'Signer ce créneau', url: learnerPage(context, 'signer', halfDay.id) },
    after: [],
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
  return {
    subject: `Signatures manquantes : « ${cohort.title} », ${frenchDate(today[0].startsAt, cohort.timeZone)}`,
    preview: 'Une signature tardive reste possible pendant 72 heures, avec votre accord.',
    greeting: greet(context),
    body: [
      'La journée est finie, voici ce qui manque.',
      ...gaps,
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
};

export function documents(context: LetterContext): Letter {
  const names = listed(context.documents.map((kind) => documentNames[kind]));
  return {
    subject: 'Vos documents de formation sont prêts',
    preview: `À ouvrir et à garder : ${names}.`,
    greeting: greet(context),
    body: [
      `Vous trouverez dans votre espace ${names} pour « ${context.cohort.title} ». Chaque document peut être vérifié par qui le reçoit, avec son code.`,
    ],
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

export function cafePlan(context: LetterContext): Letter {
  return {
    subject: 'Et votre premier café ?',
    preview: 'Une date, un lieu, un allié : il en manque peut-être un.',
    greeting: greet(context),
    body: [
      'La formation est finie, place au vôtre. Une date, un lieu, un allié : il en manque peut-être un.',
    ],
    action: { label: 'Poser une date', url: learnerPage(context, 'mon-cafe') },
    after: ['Pas maintenant ? Ne faites rien : nous ne vous le redemanderons pas.'],
    signature: signatureOf(context),
  };
}
