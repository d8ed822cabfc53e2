import {
  accountRoutes,
  agendaRoutes,
  attendanceRoutes,
  badgeRoutes,
  bankRoutes,
  bounceRoutes,
  cafePlanRoutes,
  certificateRoutes,
  cohortRoutes,
  cohortTemplateRoutes,
  courseRoutes,
  enrolmentRoutes,
  evidenceRoutes,
  exchangeRoutes,
  heardQuestionRoutes,
  inboxRoutes,
  learnerRoutes,
  observationRoutes,
  mergeRoutes,
  organisationRoutes,
  paperTemplateRoutes,
  positioningRoutes,
  progressRoutes,
  qualityRoutes,
  publicCafeRoutes,
  quizPaperRoutes,
  quizPlanRoutes,
  quizRoutes,
  regradingRoutes,
  readingRoutes,
  quizWindowRoutes,
  recognitionRoutes,
  registrationRoutes,
  reminderRoutes,
  ruleRoutes,
  statisticsRoutes,
  surveyRoutes,
  urlOf,
} from '@percolateur/contract';
import type { CallOf, Route } from '@percolateur/contract';
import { shippedLook } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCafePlan } from './cafe-plan';
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
  /** Somebody who agreed to help first cafés. */
  helperId: string;
  /** Another of the hub, who may be the same person. */
  namesakeId: string;
  trainer: { id: string };
  signatureId: string;
  /** An attempt at `evaluation` of the small course, not handed in. */
  attemptId: string;
  /** An answer of the learner in their own words, in an attempt handed in. */
  openAnswerId: string;
  /** A version of a national question. */
  questionVersionId: string;
  certificateId: string;
  /** A badge of the learner. */
  badgeId: string;
  /** A plan of the learner’s, its version, whose kit is made. */
  cafePlan: { planId: string; versionId: string };
  /** Evidence gathered already. */
  bundleId: string;
  messageId: string;
  /** Another session of the learner than the one that calls. */
  sessionId: string;
  /** An address that a diary of the learner reads. */
  agendaFeedId: string;
  organisationId: string;
  /** A link to ask for a seat, and a request by it whose address has answered. */
  linkId: string;
  registrationId: string;
  /** A café proposed in the territory of the hub, confirmed. */
  publicCafeId: string;
  /** A café that the learner told, and the recommendation asked for it. */
  toldCafeId: string;
  endorsementId: string;
  /** A question heard at a café of that territory. */
  cafeQuestionId: string;
  roleId: string;
  /** A question of the hub, with its only version, a draft. */
  question: { id: string; versionId: string };
}

const aPlan = {
  ...{ kind: 'training' as const, title: 'Un quiz', intro: '', passPercent: null },
  ...{ maxAttempts: null, minutes: null, keep: 'best' as const, shuffle: true, certainty: false },
  forms: [{ id: 'a', sections: [{ draw: 1 }] }],
};

const aCafe = {
  ...{ title: 'Un café IA', theme: 'discover' as const, words: '', place: 'Médiathèque' },
  ...{ address: '1 place du Lavoir, 61100 Flers', day: '2027-01-20', time: '18:00', minutes: 60 },
  ...{ seats: 12, access: ['step' as const], hostName: 'La médiathèque', coHost: '' },
};

const aTemplate = {
  ...{
    name: 'Trois jours',
    title: '',
    timeZone: 'Europe/Paris',
    courseVersionId: null,
    messagesPaused: false,
  },
  ...{ venueName: '', venueAddress: '', venueAccess: '', remoteLink: '', trainerIds: [] },
  ...{ capacity: 12, minimumSeats: 0, targetSeats: 0 },
  halfDays: [
    {
      ...{ title: 'Matin', mode: 'room' as const, after: 0, start: '09:00', end: '12:30' },
      means: ['own' as const],
    },
  ],
};

/** A well-formed call of every route whose address names something, in an order that all may follow. */
export function everyKnock(named: Named): Knock[] {
  const params = { cohortId: named.cohortId };
  const ofPlan = { ...params, planId: named.cafePlan.planId };
  const inPlan = { ...params, ...named.cafePlan };
  const inHub = { organisationId: named.organisationId };
  const records = { ...inHub, personId: named.personId, otherId: named.namesakeId };
  const inAttempt = { attemptId: named.attemptId };
  const inLesson = { ...params, lessonId: 'lecon-1-1' };
  const inQuiz = { ...params, quizId: 'entrainement-1' };
  const paper = { ...params, paperId: uuidv7() };
  const [now, later] = named.halfDayIds.map((halfDayId) => ({ halfDayId }));
  const someone = { firstName: 'Ève', lastName: 'Petit', email: 'eve@percolateur.test' };
  const reason = 'Une bonne raison.';
  const marks = { g1: 3, g2: null, g3: 2 } as const;
  const clientTime = '2026-11-24T08:00:00Z';
  const hubQuizId = uuidv7();
  const photoId = uuidv7();
  const commonQuestionId = uuidv7();
  const inRoom = { ...params, quizId: 'evaluation' };
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const [complaintId, improvementId, templateId] = [uuidv7(), uuidv7(), uuidv7()];
  const complaint = {
    ...{ cohortId: null, source: 'other' as const, who: '', body: reason },
    receivedOn: '2026-11-24',
  };
  const improvement = {
    ...{ cause: 'other' as const, complaintId: null, body: reason },
    ...{ decidedOn: '2026-11-24', dueOn: null },
  };
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
    knock(inboxRoutes.letter, 'learner', { params: { messageId: named.messageId } }),
    knock(agendaRoutes.end, 'learner', { params: { feedId: named.agendaFeedId } }),
    knock(accountRoutes.endSession, 'learner', { params: { sessionId: named.sessionId } }),
    knock(learnerRoutes.agenda, 'learner', { params }),
    knock(learnerRoutes.today, 'learner', { params }),
    knock(learnerRoutes.checkName, 'learner', {
      params,
      body: { firstName: 'Nadia', lastName: 'Benali' },
    }),
    knock(learnerRoutes.joining, 'learner', { params }),
    knock(learnerRoutes.planCafe, 'learner', {
      params,
      body: { plannedOn: '2026-12-10', place: 'Médiathèque', ally: '', question: '' },
    }),
    knock(progressRoutes.ofCohort, 'trainer', { params }),
    knock(progressRoutes.ofHub, 'coordinator', { params: inHub }),
    knock(progressRoutes.northStar, 'coordinator', { params: inHub, query: { year: 2026 } }),
    knock(progressRoutes.cafeFigures, 'coordinator', { params: inHub, query: { year: 2026 } }),
    knock(recognitionRoutes.ask, 'learner', {
      params: { cafeId: named.toldCafeId },
      body: { id: uuidv7(), name: 'Karim', email: 'karim@essai.test', quality: 'place' },
    }),
    knock(recognitionRoutes.askAgain, 'learner', {
      params: { endorsementId: named.endorsementId },
    }),
    knock(recognitionRoutes.endorse, 'trainer', {
      params: { enrolmentId: named.enrolmentId },
      body: { named: true, words: '' },
    }),
    knock(progressRoutes.helpers, 'trainer', { params: { enrolmentId: named.enrolmentId } }),
    knock(progressRoutes.pair, 'trainer', {
      params: { enrolmentId: named.enrolmentId },
      body: { helperId: named.helperId },
    }),
    knock(progressRoutes.part, 'trainer', { params: { enrolmentId: named.enrolmentId } }),
    knock(reminderRoutes.writeTo, 'trainer', {
      params: { enrolmentId: named.enrolmentId },
      body: { id: uuidv7(), subject: 'Votre café', body: 'Où en êtes-vous ?' },
    }),
    knock(learnerRoutes.cafe, 'learner', { params }),
    knock(publicCafeRoutes.hosted, 'learner', { params }),
    knock(publicCafeRoutes.host, 'learner', { params, body: { id: uuidv7(), ...aCafe } }),
    knock(publicCafeRoutes.list, 'coordinator', {
      params: inHub,
      query: { which: 'to-decide' },
    }),
    knock(publicCafeRoutes.decide, 'coordinator', {
      params: { cafeId: named.publicCafeId },
      body: { decision: 'asked', words: reason },
    }),
    knock(publicCafeRoutes.hide, 'coordinator', {
      params: { cafeId: named.publicCafeId },
      body: { hidden: true, reason },
    }),
    knock(publicCafeRoutes.archive, 'coordinator', {
      params: { cafeId: named.publicCafeId },
      body: { archived: false },
    }),
    knock(publicCafeRoutes.setting, 'coordinator', { params: inHub }),
    knock(publicCafeRoutes.set, 'coordinator', { params: inHub, body: { alumniAtOnce: true } }),
    knock(heardQuestionRoutes.list, 'coordinator', { params: inHub, query: { state: 'new' } }),
    knock(heardQuestionRoutes.sort, 'coordinator', {
      params: inHub,
      body: {
        ...{ deed: 'group', ids: [named.cafeQuestionId], commonQuestionId },
        fresh: { theme: 'work', words: 'Et mon travail ?' },
      },
    }),
    knock(heardQuestionRoutes.common, 'coordinator', { params: inHub, query: {} }),
    knock(heardQuestionRoutes.revise, 'coordinator', {
      params: { ...inHub, commonQuestionId },
      body: {
        ...{ theme: 'work', words: 'Et mon travail ?', answer: 'Il change.' },
        ...{ lessonId: null, termId: null, revision: 1 },
      },
    }),
    knock(cafePlanRoutes.list, 'learner', { params }),
    knock(cafePlanRoutes.save, 'learner', { params: inPlan, body: aCafePlan }),
    knock(cafePlanRoutes.version, 'learner', { params: inPlan }),
    knock(cafePlanRoutes.askKit, 'learner', { params: inPlan }),
    knock(cafePlanRoutes.kit, 'learner', { params: inPlan }),
    knock(cafePlanRoutes.kitFile, 'learner', { params: inPlan }),
    knock(cafePlanRoutes.read, 'learner', { params: ofPlan }),
    knock(cafePlanRoutes.share, 'learner', { params: ofPlan, body: { shared: true } }),
    knock(cafePlanRoutes.remove, 'learner', { params: ofPlan }),
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
    knock(surveyRoutes.mine, 'learner', { params: { ...params, survey: 'hot' } }),
    knock(surveyRoutes.answer, 'learner', {
      params: { ...params, survey: 'needs' },
      body: { ratings: {}, words: {}, callBack: false },
    }),
    knock(surveyRoutes.ofCohort, 'trainer', { params }),
    knock(surveyRoutes.summary, 'trainer', { params }),
    knock(surveyRoutes.desk, 'coordinator', { params }),
    knock(surveyRoutes.ofHub, 'coordinator', { params: inHub, query: year }),
    knock(qualityRoutes.complain, 'learner', { params, body: { id: uuidv7(), body: reason } }),
    knock(qualityRoutes.complaints, 'coordinator', { params: inHub, query: {} }),
    knock(qualityRoutes.noteComplaint, 'coordinator', {
      params: inHub,
      body: { ...complaint, id: complaintId },
    }),
    knock(qualityRoutes.answerComplaint, 'coordinator', {
      params: { complaintId },
      body: { revision: 1, answer: reason, answeredOn: '2026-11-24' },
    }),
    knock(qualityRoutes.improvements, 'coordinator', { params: inHub, query: {} }),
    knock(qualityRoutes.noteImprovement, 'coordinator', {
      params: inHub,
      body: { ...improvement, id: improvementId },
    }),
    knock(qualityRoutes.endImprovement, 'coordinator', {
      params: { improvementId },
      body: { revision: 1, doneOn: '2026-11-24', outcome: reason },
    }),
    knock(qualityRoutes.qualiopi, 'coordinator', { params: inHub, query: year }),
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
      body: {
        ...{ id: uuidv7(), reason, lowers: false },
        cohorts: [{ id: named.cohortId, seen: '' }],
      },
    }),
    knock(registrationRoutes.links, 'coordinator', { params }),
    knock(registrationRoutes.createLink, 'coordinator', {
      params,
      body: { id: uuidv7(), label: 'Affiche', lastDay: '2026-11-20', maxUses: 10 },
    }),
    knock(registrationRoutes.list, 'coordinator', { params }),
    knock(registrationRoutes.refuse, 'coordinator', {
      params: { registrationId: named.registrationId },
      body: { reason },
    }),
    knock(registrationRoutes.approve, 'coordinator', {
      params: { registrationId: named.registrationId },
      body: {},
    }),
    knock(registrationRoutes.revokeLink, 'coordinator', { params: { linkId: named.linkId } }),
    knock(quizRoutes.submit, 'learner', { params: inAttempt }),
    knock(quizPlanRoutes.list, 'coordinator', { params: inHub }),
    knock(quizPlanRoutes.create, 'coordinator', {
      params: inHub,
      body: { id: hubQuizId, versionId: hubQuizId, plan: aPlan },
    }),
    knock(quizPlanRoutes.preview, 'coordinator', {
      params: inHub,
      body: { kind: aPlan.kind, forms: aPlan.forms, shuffle: false, form: 'a', seed: 'un' },
    }),
    knock(quizPlanRoutes.read, 'coordinator', { params: { quizId: hubQuizId } }),
    knock(quizPlanRoutes.revise, 'coordinator', {
      params: { quizId: hubQuizId },
      body: { id: uuidv7(), basedOnId: hubQuizId, plan: { ...aPlan, title: 'Autre titre' } },
    }),
    knock(quizPlanRoutes.ofCohort, 'trainer', { params }),
    knock(quizPlanRoutes.attach, 'coordinator', {
      params: { ...params, quizId: hubQuizId },
      body: { opensWith: null },
    }),
    knock(quizPlanRoutes.detach, 'coordinator', { params: { ...params, quizId: hubQuizId } }),
    knock(quizPaperRoutes.prepare, 'trainer', {
      params: inQuiz,
      body: { id: paper.paperId, form: null },
    }),
    knock(quizPaperRoutes.list, 'trainer', { params }),
    knock(quizPaperRoutes.questions, 'trainer', { params: paper, query: {} }),
    knock(quizPaperRoutes.key, 'trainer', { params: paper, query: {} }),
    knock(quizPaperRoutes.copy, 'trainer', { params: paper }),
    knock(quizPaperRoutes.enter, 'trainer', {
      params: paper,
      body: { id: uuidv7(), enrolmentId: named.enrolmentId, answers: [] },
    }),
    knock(quizWindowRoutes.room, 'trainer', { params: inRoom }),
    knock(quizWindowRoutes.act, 'trainer', {
      params: inRoom,
      body: { id: uuidv7(), act: 'reopen', enrolmentId: named.enrolmentId, reason },
    }),
    knock(quizWindowRoutes.extraTimes, 'coordinator', { params }),
    knock(quizWindowRoutes.giveExtraTime, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
      body: { percent: 33 },
    }),
    knock(attendanceRoutes.room, 'trainer', { params, query: {} }),
    knock(attendanceRoutes.open, 'trainer', { params: now }),
    knock(attendanceRoutes.openedThere, 'trainer', { params: now, body: { clientTime } }),
    knock(attendanceRoutes.photographSheet, 'trainer', {
      params: now,
      body: { id: photoId, photo: aPng().toString('base64'), replaces: null, clientTime },
    }),
    knock(attendanceRoutes.sheetPhoto, 'trainer', { params: { photoId } }),
    knock(attendanceRoutes.enterPaper, 'trainer', {
      params: now,
      body: {
        ...{ photoId, clientTime },
        signed: [{ id: uuidv7(), enrolmentId: named.classmateEnrolmentId }],
      },
    }),
    knock(attendanceRoutes.sendLinks, 'trainer', {
      params: later,
      body: { id: uuidv7(), enrolmentIds: [named.enrolmentId] },
    }),
    knock(attendanceRoutes.byCode, 'learner', { params, body: { code: '7F3 A9K' } }),
    knock(attendanceRoutes.mine, 'learner', { params: later }),
    knock(attendanceRoutes.announce, 'learner', {
      params: later,
      body: { id: uuidv7(), absent: true },
    }),
    knock(attendanceRoutes.contest, 'learner', {
      params: now,
      body: { id: uuidv7(), words: reason },
    }),
    knock(attendanceRoutes.answerContest, 'trainer', {
      params: { ...now, enrolmentId: named.enrolmentId },
      body: { id: uuidv7(), words: reason },
    }),
    knock(attendanceRoutes.noteMissed, 'trainer', {
      params: { ...now, enrolmentId: named.enrolmentId },
      body: { id: uuidv7(), part: 'late', minutes: 10 },
    }),
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
    knock(attendanceRoutes.chooseMeans, 'trainer', {
      params: now,
      body: { means: ['own', 'passed'] },
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
    knock(attendanceRoutes.halfDaySheet, 'trainer', { params: now }),
    knock(attendanceRoutes.blankSheet, 'trainer', { params }),
    knock(badgeRoutes.file, 'learner', {
      params: { badgeId: named.badgeId },
      query: { form: 'json' },
    }),
    knock(badgeRoutes.share, 'learner', {
      params: { badgeId: named.badgeId },
      body: { named: false },
    }),
    knock(badgeRoutes.hide, 'learner', { params: { badgeId: named.badgeId } }),
    knock(certificateRoutes.list, 'coordinator', { params }),
    knock(certificateRoutes.issue, 'coordinator', {
      params,
      body: { kind: 'realisation', enrolmentIds: [named.enrolmentId] },
    }),
    knock(certificateRoutes.preview, 'coordinator', {
      params,
      body: { kind: 'realisation', enrolmentIds: [named.enrolmentId] },
    }),
    knock(certificateRoutes.order, 'coordinator', {
      params,
      body: { id: uuidv7(), kind: 'realisation', enrolmentIds: [named.enrolmentId] },
    }),
    knock(certificateRoutes.orders, 'coordinator', { params }),
    knock(certificateRoutes.previewSending, 'coordinator', {
      params,
      body: { enrolmentIds: [named.enrolmentId] },
    }),
    knock(certificateRoutes.send, 'coordinator', {
      params,
      body: { id: uuidv7(), enrolmentIds: [named.enrolmentId] },
    }),
    knock(certificateRoutes.pdf, 'learner', {
      params: { certificateId: named.certificateId },
      query: {},
    }),
    knock(certificateRoutes.share, 'learner', {
      params: { certificateId: named.certificateId },
      body: { named: false },
    }),
    knock(certificateRoutes.hide, 'learner', {
      params: { certificateId: named.certificateId },
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
    knock(certificateRoutes.suspend, 'coordinator', {
      params: { certificateId: named.certificateId },
      body: { reason },
    }),
    knock(certificateRoutes.restore, 'coordinator', {
      params: { certificateId: named.certificateId },
      body: { reason },
    }),
    knock(paperTemplateRoutes.read, 'coordinator', { params: inHub }),
    knock(paperTemplateRoutes.save, 'coordinator', {
      params: inHub,
      body: { id: uuidv7(), after: 0, ...shippedLook, logo: null },
    }),
    {
      route: paperTemplateRoutes.logo,
      by: 'coordinator',
      as: (client) =>
        client.send({
          method: 'PUT',
          url: urlOf(paperTemplateRoutes.logo, { params: inHub }),
          headers: { 'content-type': 'image/png' },
          payload: aPng(),
        }),
    },
    knock(paperTemplateRoutes.preview, 'coordinator', {
      params: inHub,
      body: { look: { ...shippedLook, logo: null }, kind: 'realisation', longest: false },
    }),
    knock(evidenceRoutes.register, 'coordinator', { params: inHub }),
    knock(evidenceRoutes.check, 'coordinator', { params: inHub }),
    knock(evidenceRoutes.preAudit, 'coordinator', { params }),
    knock(evidenceRoutes.funding, 'coordinator', { params }),
    knock(evidenceRoutes.tellFunding, 'coordinator', {
      params,
      body: { funder: 'OPCO', coFunded: false },
    }),
    knock(evidenceRoutes.programme, 'trainer', { params }),
    knock(evidenceRoutes.joining, 'trainer', { params, query: {} }),
    knock(evidenceRoutes.bpf, 'coordinator', { params: inHub, query: { year: '2026' } }),
    knock(evidenceRoutes.bundles, 'coordinator', { params: inHub }),
    knock(evidenceRoutes.gather, 'coordinator', {
      params: inHub,
      body: { id: uuidv7(), kind: 'cohort', cohortId: named.cohortId },
    }),
    knock(evidenceRoutes.bundle, 'coordinator', { params: { bundleId: named.bundleId } }),
    knock(evidenceRoutes.files, 'coordinator', { params: inHub }),
    knock(reminderRoutes.messages, 'coordinator', { params }),
    knock(reminderRoutes.write, 'coordinator', {
      params,
      body: { id: uuidv7(), audience: 'all', subject: 'Bonjour', body: 'À bientôt.' },
    }),
    knock(ruleRoutes.list, 'coordinator', { params: inHub }),
    knock(ruleRoutes.edit, 'coordinator', {
      params: { ...inHub, rule: 'eve' },
      body: { id: uuidv7(), number: 0, delay: null, paused: false, words: null },
    }),
    knock(ruleRoutes.versions, 'coordinator', { params: { ...inHub, rule: 'eve' } }),
    knock(ruleRoutes.preview, 'coordinator', {
      params: { ...params, rule: 'eve' },
      body: { words: null },
    }),
    knock(ruleRoutes.test, 'coordinator', {
      params: { ...params, rule: 'eve' },
      body: { words: null },
    }),
    knock(ruleRoutes.audience, 'coordinator', { params: { ...params, rule: 'eve' } }),
    knock(ruleRoutes.pauseCohort, 'coordinator', { params, body: { paused: false } }),
    knock(ruleRoutes.pausePerson, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
      body: { paused: false },
    }),
    knock(reminderRoutes.letter, 'coordinator', { params: { messageId: named.messageId } }),
    knock(reminderRoutes.retry, 'coordinator', { params: { messageId: named.messageId } }),
    knock(bounceRoutes.suppressed, 'coordinator', { params: inHub }),
    knock(bounceRoutes.lift, 'coordinator', {
      params: { ...inHub, personId: named.personId },
    }),
    knock(enrolmentRoutes.list, 'coordinator', { params }),
    knock(enrolmentRoutes.enrol, 'coordinator', { params, body: { id: uuidv7(), ...someone } }),
    {
      route: enrolmentRoutes.importList,
      by: 'coordinator',
      as: (client) =>
        client.send({
          method: 'POST',
          url: urlOf(enrolmentRoutes.importList, { params, query: { dryRun: 'true' } }),
          headers: { 'content-type': 'text/csv' },
          payload: 'prénom;nom;adresse électronique\nÉve;Petit;eve@percolateur.test\n',
        }),
    },
    knock(enrolmentRoutes.enrolList, 'coordinator', { params, body: { dryRun: true, lines: [] } }),
    knock(enrolmentRoutes.forgetHeadings, 'coordinator', {
      params,
      body: { headings: ['Mail'] },
    }),
    knock(enrolmentRoutes.invite, 'coordinator', { params, body: {} }),
    knock(enrolmentRoutes.addWalkIn, 'trainer', {
      params,
      body: { id: uuidv7(), ...someone, email: 'walk-in@percolateur.test' },
    }),
    knock(enrolmentRoutes.addKeptWalkIn, 'trainer', {
      params,
      body: { id: uuidv7(), ...someone, email: 'kept-walk-in@percolateur.test', others: [] },
    }),
    knock(cohortRoutes.read, 'coordinator', { params }),
    knock(cohortRoutes.confirmDates, 'coordinator', { params }),
    knock(cohortRoutes.audience, 'coordinator', { params }),
    knock(cohortRoutes.history, 'coordinator', { params }),
    knock(cohortRoutes.edit, 'coordinator', { params, body: { revision: 1, capacity: 14 } }),
    knock(enrolmentRoutes.moveTargets, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
    }),
    knock(enrolmentRoutes.previewMove, 'coordinator', {
      params: { enrolmentId: named.enrolmentId, ...params },
    }),
    knock(enrolmentRoutes.move, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
      body: { id: uuidv7(), ...params, reason },
    }),
    knock(enrolmentRoutes.takeWithdrawalBack, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
    }),
    knock(enrolmentRoutes.takeMoveBack, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
    }),
    knock(enrolmentRoutes.withdraw, 'coordinator', {
      params: { enrolmentId: named.enrolmentId },
      body: { reason },
    }),
    knock(enrolmentRoutes.withdrawMany, 'coordinator', {
      params,
      body: { enrolmentIds: [named.enrolmentId], reason },
    }),
    knock(cohortTemplateRoutes.keep, 'coordinator', {
      params,
      body: { id: templateId, name: 'Deux jours' },
    }),
    knock(cohortTemplateRoutes.list, 'coordinator', { params: inHub }),
    knock(cohortTemplateRoutes.edit, 'coordinator', {
      params: { templateId },
      body: { ...aTemplate, revision: 1 },
    }),
    knock(cohortTemplateRoutes.remove, 'coordinator', { params: { templateId } }),
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
    knock(mergeRoutes.lookAlikes, 'coordinator', { params: inHub }),
    knock(mergeRoutes.preview, 'coordinator', { params: records }),
    knock(mergeRoutes.tellApart, 'coordinator', { params: records }),
    knock(mergeRoutes.takeApartBack, 'coordinator', { params: records }),
    knock(mergeRoutes.merge, 'coordinator', { params: records }),
    knock(mergeRoutes.separate, 'coordinator', { params: records }),
    knock(organisationRoutes.giveRole, 'coordinator', {
      params: inHub,
      body: { ...someone, role: 'trainer' },
    }),
    knock(organisationRoutes.takeRole, 'coordinator', {
      params: { ...inHub, roleId: named.roleId },
    }),
  ];
}

/** A file of one question. */
const aFile = {
  method: 'POST' as const,
  headers: { 'content-type': 'application/octet-stream' },
  payload: Buffer.from('L’IA se trompe ? {T}'),
};
const readingOf = (client: Client, params: { organisationId: string }) =>
  client.send({ ...aFile, url: urlOf(exchangeRoutes.readFile, { params }) });

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
    { route: exchangeRoutes.readFile, by: 'trainer', as: (client) => readingOf(client, params) },
    {
      ...{ route: exchangeRoutes.keepFile, by: 'trainer' },
      async as(client) {
        const { body } = await readingOf(client, params);
        const { digest = '0'.repeat(64) } = body as unknown as { digest?: string };
        const query = { id: uuidv7(), digest, chosen: '1' };
        return client.send({ ...aFile, url: urlOf(exchangeRoutes.keepFile, { params, query }) });
      },
    },
    knock(exchangeRoutes.exportNotes, 'trainer', { params, query: { format: 'gift' } }),
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
