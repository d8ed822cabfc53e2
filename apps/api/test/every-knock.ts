import {
  accountRoutes,
  attendanceRoutes,
  bankRoutes,
  certificateRoutes,
  cohortRoutes,
  courseRoutes,
  enrolmentRoutes,
  exchangeRoutes,
  learnerRoutes,
  observationRoutes,
  organisationRoutes,
  positioningRoutes,
  quizRoutes,
  regradingRoutes,
  readingRoutes,
  reminderRoutes,
  statisticsRoutes,
  urlOf,
} from '@percolateur/contract';
import type { CallOf, Route } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aCourse } from './course';
import { aPng } from './png';
import { aSignature } from './signatures';
import type { Client, Reply } from './start-api';

/** A call, and whose right it is. */
export interface Knock {
  route: Route;
  by: 'learner' | 'trainer' | 'coordinator';
  /** What is handed over, for who wants to hand over something else; none for a file. */
  call?: { params?: Record<string, string>; body?: object; query?: object };
  as(client: Client): Promise<Reply<Route>>;
}

function knock<R extends Route>(route: R, by: Knock['by'], call: CallOf<R>): Knock {
  return {
    route,
    by,
    call: call as Knock['call'],
    as: (client) => client.call(route, call) as Promise<Reply<Route>>,
  };
}

/** What the addresses name: all of it of one cohort, one learner and one hub. */
export interface Named {
  cohortId: string;
  /** A half-day under way, signed by the learner, and one to come. */
  halfDayIds: readonly [string, string];
  enrolmentId: string;
  /** Of somebody else in the same room. */
  classmateEnrolmentId: string;
  /** A criterion of the team, in the grid of the cohort. */
  criterionId: string;
  personId: string;
  trainer: { id: string };
  signatureId: string;
  /** An attempt at `evaluation` of the small course, not handed in. */
  attemptId: string;
  /** An answer of the learner in their own words, in an attempt handed in. */
  openAnswerId: string;
  /** A version of a national question. */
  questionVersionId: string;
  certificateId: string;
  messageId: string;
  /** Another session of the learner than the one that calls. */
  sessionId: string;
  organisationId: string;
  roleId: string;
  /** A question of the hub, with its only version, a draft. */
  question: { id: string; versionId: string };
}

/** A well-formed call of every route whose address names something, in an order that all may follow. */
export function everyKnock(named: Named): Knock[] {
  const params = { cohortId: named.cohortId };
  const inHub = { organisationId: named.organisationId };
  const inAttempt = { attemptId: named.attemptId };
  const inLesson = { ...params, lessonId: 'lecon-1-1' };
  const inQuiz = { ...params, quizId: 'entrainement-1' };
  const [now, later] = named.halfDayIds.map((halfDayId) => ({ halfDayId }));
  const someone = { firstName: 'Ève', lastName: 'Petit', email: 'eve@percolateur.test' };
  const reason = 'Une bonne raison.';
  const marks = { g1: 3, g2: null, g3: 2 } as const;
  const clientTime = '2026-11-24T08:00:00Z';
  return [
    knock(courseRoutes.outline, 'learner', { params }),
    knock(courseRoutes.lesson, 'learner', { params: inLesson }),
    knock(courseRoutes.progress, 'learner', {
      params: inLesson,
      body: { state: 'seen', sectionId: null },
    }),
    knock(courseRoutes.handout, 'learner', { params: inLesson }),
    knock(courseRoutes.glossary, 'learner', { params }),
    knock(courseRoutes.runSheet, 'trainer', { params: { ...params, ...now } }),
    knock(accountRoutes.endSession, 'learner', { params: { sessionId: named.sessionId } }),
    knock(learnerRoutes.agenda, 'learner', { params }),
    knock(learnerRoutes.today, 'learner', { params }),
    knock(learnerRoutes.planCafe, 'learner', {
      params,
      body: { plannedOn: '2026-12-10', place: 'Médiathèque', ally: '', question: '' },
    }),
    knock(learnerRoutes.cafe, 'learner', { params }),
    knock(observationRoutes.observing, 'learner', { params }),
    knock(observationRoutes.observe, 'learner', {
      params,
      body: { id: uuidv7(), enrolmentId: named.classmateEnrolmentId, marks, seen: '', clientTime },
    }),
    knock(observationRoutes.mine, 'learner', { params }),
    knock(observationRoutes.rehearsals, 'trainer', { params }),
    knock(observationRoutes.observeAsTrainer, 'trainer', {
      params,
      body: { id: uuidv7(), enrolmentId: named.enrolmentId, marks, seen: 'Vu.', clientTime },
    }),
    knock(observationRoutes.validate, 'trainer', {
      params,
      body: { validations: [{ id: uuidv7(), enrolmentId: named.enrolmentId, marks }] },
    }),
    knock(observationRoutes.addCriterion, 'trainer', {
      params,
      body: { id: uuidv7(), title: 'Voix', meaning: '' },
    }),
    knock(observationRoutes.removeCriterion, 'trainer', {
      params: { ...params, criterionId: named.criterionId },
    }),
    knock(positioningRoutes.brief, 'trainer', { params }),
    knock(positioningRoutes.groupGain, 'trainer', { params }),
    knock(positioningRoutes.profiles, 'trainer', { params }),
    knock(positioningRoutes.myGain, 'learner', { params }),
    knock(positioningRoutes.myProfile, 'learner', { params }),
    knock(positioningRoutes.tellProfile, 'learner', {
      params,
      body: { publics: ['youth'], experience: null, tools: [], worries: [], place: '' },
    }),
    knock(quizRoutes.positioning, 'trainer', { params }),
    knock(quizRoutes.read, 'learner', { params: inQuiz }),
    knock(quizRoutes.start, 'learner', { params: inQuiz, body: { id: uuidv7() } }),
    knock(quizRoutes.attempt, 'learner', { params: inAttempt }),
    knock(quizRoutes.saveAnswer, 'learner', {
      params: { ...inAttempt, questionId: 'evaluation-1' },
      body: { id: uuidv7(), answer: { kind: 'single', choiceId: 'a' }, clientTime },
    }),
    knock(readingRoutes.list, 'trainer', { params }),
    knock(readingRoutes.read, 'trainer', {
      params,
      body: {
        ...{ id: uuidv7(), answerId: named.openAnswerId, afterId: null },
        ...{ levels: { pas: 1, date: 0 }, comment: 'Bien vu.' },
      },
    }),
    knock(statisticsRoutes.ofCohort, 'trainer', { params }),
    knock(statisticsRoutes.quizOfCohort, 'trainer', { params: inQuiz }),
    knock(statisticsRoutes.ofOrganisation, 'coordinator', { params: inHub }),
    knock(statisticsRoutes.quizOfOrganisation, 'coordinator', {
      params: { ...inHub, course: 'petit-cours', quizId: 'evaluation' },
    }),
    knock(statisticsRoutes.version, 'coordinator', {
      params: { ...inHub, versionId: named.questionVersionId },
    }),
    knock(regradingRoutes.preview, 'coordinator', {
      params: { ...inHub, versionId: named.questionVersionId },
      query: { lowers: 'false' },
    }),
    knock(regradingRoutes.regrade, 'coordinator', {
      params: { ...inHub, versionId: named.questionVersionId },
      body: { id: uuidv7(), reason, lowers: false },
    }),
    knock(quizRoutes.submit, 'learner', { params: inAttempt }),
    knock(attendanceRoutes.room, 'trainer', { params, query: {} }),
    knock(attendanceRoutes.open, 'trainer', { params: now }),
    knock(attendanceRoutes.mine, 'learner', { params: later }),
    knock(attendanceRoutes.sign, 'learner', {
      params: now,
      body: aSignature({ id: named.personId }, { id: named.personId }),
    }),
    knock(attendanceRoutes.passRound, 'trainer', {
      params: now,
      body: {
        ...aSignature({ id: named.personId }, { id: named.personId }),
        enrolmentId: named.enrolmentId,
      },
    }),
    knock(attendanceRoutes.close, 'trainer', { params: now }),
    knock(attendanceRoutes.agreeLate, 'trainer', {
      params: { signatureId: named.signatureId },
      body: { id: uuidv7(), agreed: true },
    }),
    knock(attendanceRoutes.countersign, 'trainer', {
      params: now,
      body: { ...aSignature(named.trainer, { statementVersion: 'teaching-1' }), absences: [] },
    }),
    knock(attendanceRoutes.correctAbsence, 'trainer', {
      params: now,
      body: { id: uuidv7(), enrolmentId: named.enrolmentId, minutes: 10, reason },
    }),
    knock(attendanceRoutes.deeds, 'trainer', {
      params: { ...now, enrolmentId: named.enrolmentId },
    }),
    knock(attendanceRoutes.sheet, 'trainer', { params }),
    knock(attendanceRoutes.blankSheet, 'trainer', { params }),
    knock(certificateRoutes.list, 'coordinator', { params }),
    knock(certificateRoutes.issue, 'coordinator', {
      params,
      body: { kind: 'realisation', enrolmentIds: [named.enrolmentId] },
    }),
    knock(certificateRoutes.pdf, 'learner', {
      params: { certificateId: named.certificateId },
      query: {},
    }),
    knock(certificateRoutes.papers, 'coordinator', { params }),
    knock(certificateRoutes.correct, 'coordinator', {
      params: { certificateId: named.certificateId },
      body: { reason },
    }),
    knock(certificateRoutes.revoke, 'coordinator', {
      params: { certificateId: named.certificateId },
      body: { reason },
    }),
    knock(reminderRoutes.messages, 'coordinator', { params }),
    knock(reminderRoutes.write, 'coordinator', {
      params,
      body: { id: uuidv7(), audience: 'all', subject: 'Bonjour', body: 'À bientôt.' },
    }),
    knock(reminderRoutes.letter, 'coordinator', { params: { messageId: named.messageId } }),
    knock(reminderRoutes.retry, 'coordinator', { params: { messageId: named.messageId } }),
    knock(enrolmentRoutes.list, 'coordinator', { params }),
    knock(enrolmentRoutes.enrol, 'coordinator', { params, body: { id: uuidv7(), ...someone } }),
    {
      route: enrolmentRoutes.importCsv,
      by: 'coordinator',
      as: (client) =>
        client.send({
          method: 'POST',
          url: urlOf(enrolmentRoutes.importCsv, { params, query: { dryRun: 'true' } }),
          headers: { 'content-type': 'text/csv' },
          payload: 'prénom;nom;adresse électronique\nÉve;Petit;eve@percolateur.test\n',
        }),
    },
    knock(enrolmentRoutes.enrolList, 'coordinator', { params, body: { dryRun: true, lines: [] } }),
    knock(enrolmentRoutes.invite, 'coordinator', { params, body: {} }),
    knock(enrolmentRoutes.addWalkIn, 'trainer', {
      params,
      body: { id: uuidv7(), ...someone, email: 'walk-in@percolateur.test' },
    }),
    knock(cohortRoutes.read, 'coordinator', { params }),
    knock(cohortRoutes.confirmDates, 'coordinator', { params }),
    knock(cohortRoutes.audience, 'coordinator', { params }),
    knock(cohortRoutes.history, 'coordinator', { params }),
    knock(cohortRoutes.edit, 'coordinator', { params, body: { revision: 1, capacity: 14 } }),
    knock(enrolmentRoutes.withdraw, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
      body: { reason },
    }),
    knock(enrolmentRoutes.withdrawMany, 'coordinator', {
      params,
      body: { enrolmentIds: [named.enrolmentId], reason },
    }),
    knock(cohortRoutes.move, 'coordinator', { params, body: { to: 'cancelled', reason } }),
    knock(cohortRoutes.venues, 'coordinator', { params: inHub }),
    {
      route: organisationRoutes.giveStamp,
      by: 'coordinator',
      as: (client) =>
        client.send({
          method: 'PUT',
          url: urlOf(organisationRoutes.giveStamp, { params: inHub }),
          headers: { 'content-type': 'image/png' },
          payload: aPng(),
        }),
    },
    knock(organisationRoutes.stamp, 'coordinator', { params: inHub }),
    knock(organisationRoutes.removeStamp, 'coordinator', { params: inHub }),
    ...everyKnockAtBank(named),
    knock(organisationRoutes.staff, 'coordinator', { params: inHub }),
    knock(organisationRoutes.learners, 'coordinator', { params: inHub, query: {} }),
    knock(organisationRoutes.edit, 'coordinator', {
      params: inHub,
      body: { revision: 1, city: 'Flers' },
    }),
    knock(organisationRoutes.person, 'coordinator', {
      params: { ...inHub, personId: named.personId },
    }),
    knock(organisationRoutes.editPerson, 'coordinator', {
      params: { ...inHub, personId: named.personId },
      body: { firstName: 'Nadia', lastName: 'Autre', employer: '' },
    }),
    knock(organisationRoutes.giveRole, 'coordinator', {
      params: inHub,
      body: { ...someone, role: 'trainer' },
    }),
    knock(organisationRoutes.takeRole, 'coordinator', {
      params: { ...inHub, roleId: named.roleId },
    }),
  ];
}

/** Those that concern the questions of the hub. */
function everyKnockAtBank({ organisationId, question: { id, versionId } }: Named): Knock[] {
  const params = { organisationId };
  const inQuestion = { bankQuestionId: id };
  const [content] = aCourse().quizzes[0].questions;
  const written = { content, tags: ['ia'], note: '' };
  return [
    knock(bankRoutes.list, 'trainer', { params, query: {} }),
    knock(bankRoutes.hints, 'trainer', { params, query: {} }),
    knock(bankRoutes.subjects, 'trainer', { params }),
    knock(bankRoutes.create, 'trainer', {
      params,
      body: { id: uuidv7(), versionId: uuidv7(), ...written },
    }),
    knock(bankRoutes.lookalikes, 'trainer', { params, body: { content, questionId: null } }),
    knock(bankRoutes.preview, 'trainer', { params, body: { content, answer: null } }),
    {
      route: bankRoutes.giveImage,
      by: 'trainer',
      as: (client) =>
        client.send({
          method: 'POST',
          url: urlOf(bankRoutes.giveImage, { params }),
          headers: { 'content-type': 'image/png' },
          payload: aPng(),
        }),
    },
    ...[
      urlOf(exchangeRoutes.readFile, { params }),
      urlOf(exchangeRoutes.keepFile, { params, query: { id: uuidv7(), twins: 'keep' } }),
    ].map((url, at): Knock => {
      const route = at === 0 ? exchangeRoutes.readFile : exchangeRoutes.keepFile;
      const headers = { 'content-type': 'application/octet-stream' };
      const payload = Buffer.from('L’IA se trompe ? {T}');
      return {
        ...{ route, by: 'trainer' as const },
        as: (client) => client.send({ method: 'POST', url, headers, payload }),
      };
    }),
    knock(exchangeRoutes.export, 'trainer', { params, query: { format: 'gift' } }),
    knock(bankRoutes.read, 'trainer', { params: inQuestion }),
    knock(bankRoutes.review, 'coordinator', {
      params: { ...inQuestion, versionId },
      body: { id: uuidv7(), from: 'draft', to: 'reviewed' },
    }),
    knock(bankRoutes.write, 'trainer', {
      params: inQuestion,
      body: { id: uuidv7(), basedOnId: versionId, correctsId: null, ...written },
    }),
  ];
}
