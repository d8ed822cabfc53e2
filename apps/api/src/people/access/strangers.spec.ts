import { Readable } from 'node:stream';
import {
  attendanceRoutes,
  bankRoutes,
  certificateRoutes,
  cohortRoutes,
  enrolmentRoutes,
  features,
  organisationRoutes,
} from '@percolateur/contract';
import type { Route } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aCafePlan } from '../../../test/cafe-plan';
import { aCourse } from '../../../test/course';
import { everyKnock } from '../../../test/every-knock';
import type { Knock } from '../../../test/every-knock';
import { aSignature, signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, Reply, TestApi } from '../../../test/start-api';
import { Signature } from '../../record/signature.entity';
import { keepEvidence } from '../../record/apart';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { CafeQuestion } from '../../record/cafe-question.entity';
import { CafeHelper } from '../../record/cafe-helper.entity';
import { Certificate } from '../../record/certificate.entity';
import { Badge } from '../../record/badge.entity';
import { IssuerKey } from '../../record/issuer-key.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Territory } from '../../record/territory.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeKit } from '../../record/cafe-kit.entity';
import { CafePlan } from '../../record/cafe-plan.entity';
import { CafePlanVersion } from '../../record/cafe-plan-version.entity';
import { EvidenceBundle } from '../../record/evidence-bundle.entity';
import { FileStore } from '../../platform/file-store';
import { AgendaFeed } from '../../record/agenda-feed.entity';
import { OwnCriterion } from '../../record/own-criterion.entity';
import { Registration } from '../../record/registration.entity';
import { RegistrationLink } from '../../record/registration-link.entity';
import { RoleGrant } from '../../record/role.entity';
import type { Person } from '../../record/person.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { Message } from '../../record/message.entity';
import { Session } from '../../record/session.entity';
import { SentLetter } from '../../record/sent-letter.entity';
import { QuestionVersion } from '../../record/question-version.entity';

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const inTheBook = Object.values(features)
  .flatMap((each) => Object.values<Route>(each))
  .filter(({ access, path }) => access === 'person' && path.includes(':'))
  // Known by its content: who can name it has seen it.
  .filter(({ path }) => path !== bankRoutes.image.path)
  // Of the nation, and of all who learnt: their own specs try them.
  .filter(({ path }) => !/^\/api\/v1\/(past-)?gatherings?\b|\/resources\//.test(path))
  .map(nameOf);

describe('every address that names something, tried by those it does not concern', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let nadia: Person;
  let enrolment: Enrolment;
  let elsewhere: Cohort;
  let knocks: Knock[];
  const rightful = {} as Record<Knock['by'], Client>;
  /** Strangers to the whole cohort. */
  const strangers = {} as Record<string, Client>;
  let classmate: Client;

  beforeAll(async () => {
    api = await startApi();
    const { scene, db } = api;
    hub = await scene.organisation();
    const other = await scene.organisation();
    const lucie = await scene.staff(hub, 'trainer');
    const victor = await scene.staff(other, 'trainer');
    cohort = await scene.cohort(hub, { trainers: [lucie] });
    elsewhere = await scene.cohort(other, { trainers: [victor], firstDay: '2026-12-15' });
    nadia = await scene.person({
      lastName: 'Confidentielle',
      homeOrganisationId: hub.id,
    });
    enrolment = await scene.enrol(cohort, nadia);
    const karim = await scene.person();
    const beside = await scene.enrol(cohort, karim);
    const zoe = await scene.person();
    await scene.enrol(elsewhere, zoe);

    await signedOnTime(api, nadia, cohort.halfDays.slice(0, 1));
    const attempt = {
      id: uuidv7(),
      enrolmentId: enrolment.id,
      courseVersionId: cohort.courseVersionId,
      quizId: 'evaluation',
      kind: 'final' as const,
      number: 1,
      status: 'started' as const,
      startedAt: api.clock.now(),
    };
    await db.manager.insert(QuizAttempt, attempt);
    const read = { ...attempt, id: uuidv7(), quizId: 'formes', status: 'submitted' as const };
    await db.manager.insert(QuizAttempt, { ...read, submittedAt: api.clock.now() });
    const openAnswerId = uuidv7();
    const when = { clientTime: api.clock.now(), chosenAt: api.clock.now() };
    await keepEvidence(db.manager, QuizAnswer, [
      {
        ...{ id: openAnswerId, attemptId: read.id, questionId: 'formes-pas', ...when },
        ...{ response: { kind: 'open', text: '' }, receivedAt: api.clock.now() },
        ...{ about: nadia.id, said: { text: 'Inviter une collègue.' } },
      },
    ]);
    const message = {
      id: uuidv7(),
      personId: nadia.id,
      rule: 'joining' as const,
      occurrence: 'once',
      cohortId: cohort.id,
      status: 'dead' as const,
      dueAt: api.clock.now(),
      claimedAt: api.clock.now(),
      expiresAt: cohort.halfDays[3].endsAt,
    };
    await db.manager.insert(Message, message);
    const letter = { subject: 'Convocation', html: '<p>Bonjour</p>', attachments: [] };
    await db.manager.insert(SentLetter, {
      ...letter,
      messageId: message.id,
      sentAt: api.clock.now(),
    });

    Object.assign(rightful, {
      learner: await api.as(nadia),
      trainer: await api.as(lucie),
      coordinator: await api.as(await scene.staff(hub, 'coordinator')),
    });
    Object.assign(strangers, {
      'somebody without a role': await api.as(await scene.person()),
      'a learner of elsewhere': await api.as(zoe),
      'a trainer of elsewhere': await api.as(victor),
      'the coordinator of elsewhere': await api.as(await scene.staff(other, 'coordinator')),
    });
    await api.as(nadia);
    const [left] = await db.manager.find(Session, {
      where: { personId: nadia.id },
      order: { id: 'DESC' },
    });
    classmate = await api.as(karim);
    await rightful.coordinator.call(certificateRoutes.issue, {
      params: { cohortId: cohort.id },
      body: { kind: 'realisation', enrolmentIds: [enrolment.id] },
    });
    const criterion = {
      ...{ id: uuidv7(), cohortId: cohort.id, title: 'Voix', meaning: '' },
      ...{ addedById: lucie.id, addedAt: api.clock.now(), removedAt: null },
    };
    await db.manager.insert(OwnCriterion, criterion);
    const cafePlan = { planId: uuidv7(), versionId: uuidv7() };
    const { planId, versionId } = cafePlan;
    await db.manager.insert(CafePlan, {
      ...{ id: planId, enrolmentId: enrolment.id, createdAt: api.clock.now(), sharedAt: null },
    });
    await db.manager.insert(CafePlanVersion, {
      ...{ id: versionId, planId, number: 1, savedAt: api.clock.now() },
      content: { ...aCafePlan, title: 'Confidentielle' },
    });
    await db.manager.insert(CafeKit, {
      ...{ id: versionId, state: 'ready', expiresAt: new Date('2100-01-01T00:00:00Z') },
    });
    await api.app
      .get(FileStore)
      .keep(`cafe-kit-${versionId}.zip`, Readable.from(['Confidentielle']));
    const bundleId = uuidv7();
    await db.manager.insert(EvidenceBundle, {
      ...{ id: bundleId, organisationId: hub.id, cohortId: cohort.id, askedById: lucie.id },
      ...{ askedAt: api.clock.now(), status: 'ready' },
    });
    await api.app.get(FileStore).keep(`${bundleId}.zip`, Readable.from(['Confidentielle']));
    const theirs = { personId: nadia.id };
    const agendaFeed = { id: uuidv7(), ...theirs, kind: 'learner' as const };
    await db.manager.insert(AgendaFeed, { ...agendaFeed, madeAt: api.clock.now() });
    const { id: questionVersionId } = await api.db.manager.findOneByOrFail(QuestionVersion, {
      number: 1,
    });
    const question = { id: uuidv7(), versionId: uuidv7() };
    await rightful.coordinator.call(bankRoutes.create, {
      params: { organisationId: hub.id },
      body: {
        ...question,
        content: aCourse().quizzes[0].questions[0],
        tags: [],
        note: 'Confidentielle',
      },
    });
    const link = {
      id: uuidv7(),
      cohortId: cohort.id,
      label: 'Affiche',
      createdAt: api.clock.now(),
    };
    await db.manager.insert(RegistrationLink, link);
    const asked = {
      ...{ id: uuidv7(), linkId: link.id, email: 'eve@percolateur.test', firstName: 'Ève' },
      ...{ lastName: 'Confidentielle', employer: '', siret: '', needs: '', accommodation: true },
      ...{ status: 'asked' as const, createdAt: api.clock.now(), provedAt: api.clock.now() },
    };
    await db.manager.insert(Registration, asked);
    const certificate = await db.manager.findOneByOrFail(Certificate, { organisationId: hub.id });
    const key = { id: uuidv7(), organisationId: hub.id, publicKey: 'z6Mk', sealedSecret: null };
    await db.manager.insert(IssuerKey, { ...key, createdAt: api.clock.now() });
    const badge = {
      ...{ id: uuidv7(), certificateId: certificate.id, organisationId: hub.id, keyId: key.id },
      ...{ achievement: 'trained' as const, statusNumber: 0, issuedAt: api.clock.now() },
    };
    await keepEvidence(db.manager, Badge, [
      { ...badge, about: nadia.id, said: { credential: '{}' } },
    ]);
    const helper = await scene.person();
    await db.manager.insert(CafeHelper, {
      ...{ personId: helper.id, departement: '14', agreedAt: api.clock.now() },
    });
    await db.manager.insert(Territory, { departement: '61', organisationId: hub.id });
    const publicCafeId = uuidv7();
    await db.manager.insert(PublicCafe, {
      ...{ id: publicCafeId, organisationId: hub.id, hostName: 'La médiathèque', slug: 'un-cafe' },
      ...{ title: 'Un café', theme: 'discover', place: 'Médiathèque', address: '61100 Flers' },
      ...{ departement: '61', timeZone: 'Europe/Paris', seats: 12, state: 'proposed' as const },
      ...{ startsAt: cohort.halfDays[0].startsAt, endsAt: cohort.halfDays[0].endsAt },
      ...{ createdAt: api.clock.now(), provedAt: api.clock.now() },
    });
    const toldCafeId = uuidv7();
    await db.manager.insert(PublicCafe, {
      ...{ id: toldCafeId, organisationId: hub.id, hostName: 'Nadia', slug: 'un-cafe-raconte' },
      ...{ title: 'Un café', theme: 'discover', place: 'Confidentielle', address: '61100 Flers' },
      ...{ departement: '61', timeZone: 'Europe/Paris', seats: 12, state: 'told' as const },
      ...{ hostId: nadia.id, enrolmentId: enrolment.id },
      ...{ startsAt: cohort.halfDays[0].startsAt, endsAt: cohort.halfDays[0].endsAt },
      ...{ createdAt: api.clock.now(), provedAt: api.clock.now() },
    });
    await db.manager.insert(CafeAccount, {
      ...{ cafeId: toldCafeId, under25: 1, adults: 6, over60: 2, format: 'discussion' as const },
      ...{ worked: '', wouldHelp: '', photo: null, toldAt: api.clock.now() },
    });
    const endorsementId = uuidv7();
    await db.manager.insert(CafeEndorsement, {
      ...{ id: endorsementId, cafeId: toldCafeId, name: 'Confidentielle', quality: 'co-host' },
      ...{ email: 'omar@essai.test', askedAt: api.clock.now() },
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    });
    const cafeQuestionId = uuidv7();
    await db.manager.insert(CafeQuestion, {
      ...{ id: cafeQuestionId, cafeId: publicCafeId, toldTogether: uuidv7() },
      ...{ organisationId: hub.id, departement: '61', theme: 'work', words: 'Et mon métier ?' },
      ...{ heardAt: api.clock.now(), toldAt: api.clock.now(), commonQuestionId: null },
    });
    knocks = everyKnock({
      helperId: helper.id,
      publicCafeId,
      toldCafeId,
      endorsementId,
      cafeQuestionId,
      linkId: link.id,
      registrationId: asked.id,
      cohortId: cohort.id,
      halfDayIds: [cohort.halfDays[0].id, cohort.halfDays[1].id],
      enrolmentId: enrolment.id,
      classmateEnrolmentId: beside.id,
      criterionId: criterion.id,
      personId: nadia.id,
      namesakeId: (await scene.person({ homeOrganisationId: hub.id })).id,
      signatureId: (await db.manager.findOneByOrFail(Signature, theirs)).id,
      attemptId: attempt.id,
      cafePlan,
      bundleId,
      certificateId: certificate.id,
      badgeId: badge.id,
      sessionId: left.id,
      agendaFeedId: agendaFeed.id,
      messageId: message.id,
      organisationId: hub.id,
      question,
      trainer: lucie,
      openAnswerId,
      questionVersionId,
      roleId: (await db.manager.findOneByOrFail(RoleGrant, { personId: lucie.id })).id,
    });
  });
  afterAll(() => api.stop());

  /** All that the house keeps, but who is signed in. */
  async function everything(): Promise<Record<string, string>> {
    const tables = await api.db.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'session'`,
    );
    const kept: Record<string, string> = {};
    for (const { name } of tables) {
      const [{ hash }] = await api.db.query<{ hash: string }[]>(
        `select md5(string_agg(t::text, '' order by t::text)) as hash from "${name}" t`,
      );
      kept[name] = hash;
    }
    return kept;
  }

  const said = ({ route }: Knock, who: string, { status, problem }: Reply<Route>) =>
    `${nameOf(route)}, ${who}: ${status} ${problem?.type ?? ''}`;

  test('none is left out', () => {
    expect(knocks.map(({ route }) => nameOf(route)).sort()).toEqual([...inTheBook].sort());
  });

  test('to a stranger there is nothing there, and nothing changes', async () => {
    const before = await everything();
    const amiss: string[] = [];
    for (const each of knocks) {
      for (const [who, client] of Object.entries(strangers)) {
        const reply = await each.as(client);
        const blank = reply.status === 404 && !reply.bytes.toString().includes('Confidentielle');
        if (!blank) amiss.push(said(each, who, reply));
      }
    }
    expect(amiss).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('to a learner, neither what is for the staff nor what is another’s', async () => {
    const before = await everything();
    const amiss: string[] = [];
    for (const each of knocks) {
      const another = !/:(cohort|halfDay)Id/.test(each.route.path);
      for (const [who, client] of [
        ...(each.by === 'learner' ? [] : ([['the learner', rightful.learner]] as const)),
        ...(each.by === 'learner' && !another ? [] : ([['a classmate', classmate]] as const)),
      ]) {
        const reply = await each.as(client);
        if (reply.status !== 404) amiss.push(said(each, who, reply));
      }
    }
    expect(amiss).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('what is one’s own gives no way into what is another’s', async () => {
    const before = await everything();
    const coordinator = strangers['the coordinator of elsewhere'];
    const trainer = strangers['a trainer of elsewhere'];
    const params = { cohortId: elsewhere.id };
    const halfDay = { halfDayId: elsewhere.halfDays[0].id };
    const foreign = [enrolment.id];
    const replies = [
      await coordinator.call(enrolmentRoutes.invite, { params, body: { enrolmentIds: foreign } }),
      await coordinator.call(certificateRoutes.issue, {
        params,
        body: { kind: 'realisation', enrolmentIds: foreign },
      }),
      await trainer.call(attendanceRoutes.room, {
        params,
        query: { halfDayId: cohort.halfDays[0].id },
      }),
      await trainer.call(attendanceRoutes.passRound, {
        params: halfDay,
        body: { ...aSignature(nadia), enrolmentId: enrolment.id },
      }),
      await coordinator.call(cohortRoutes.list, { query: { organisationId: hub.id } }),
      await coordinator.call(cohortRoutes.create, {
        body: { id: uuidv7(), organisationId: hub.id, firstDay: '2026-12-01' },
      }),
      await coordinator.call(cohortRoutes.edit, {
        params,
        body: { revision: elsewhere.revision, trainerIds: [nadia.id] },
      }),
      await coordinator.call(organisationRoutes.editPerson, {
        params: { organisationId: elsewhere.organisationId, personId: nadia.id },
        body: { firstName: 'Volée', lastName: 'Volée', employer: '' },
      }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 200, 404, 400, 404]);
    expect(replies[4].body).toEqual({ rows: [], next: null });
    for (const { bytes } of replies) expect(bytes.toString()).not.toContain('Confidentielle');
    expect(await everything()).toEqual(before);
  });

  test('and each call was well made: whose right it is goes in', async () => {
    const amiss: string[] = [];
    for (const each of knocks) {
      const reply = await each.as(rightful[each.by]);
      if (![200, 201, 204, 409].includes(reply.status)) amiss.push(said(each, each.by, reply));
    }
    expect(amiss).toEqual([]);
  });
});
