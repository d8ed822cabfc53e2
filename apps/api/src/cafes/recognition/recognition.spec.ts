import { badgeRoutes, progressRoutes, recognitionRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { keepEvidence } from '../../record/apart';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { CafePairing } from '../../record/cafe-pairing.entity';
import { CertificateEvent } from '../../record/certificate-event.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeForgetter } from '../calendar/cafe-forgetter';
import { CafeTokens } from '../calendar/cafe-tokens';
import { RecognitionService } from './recognition.service';

describe('from a café that was told to a badge', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const enrolmentOf = ({ person, cohort }: Attestation) =>
    api.db.manager.findOneByOrFail(Enrolment, { personId: person.id, cohortId: cohort.id });
  /** A café of theirs, held and told three days after their attestation. */
  const told = async (of: Attestation, fields: Partial<PublicCafe> = {}) => {
    const { id: enrolmentId } = await enrolmentOf(of);
    const id = uuidv7();
    const startsAt = new Date(of.certificate.issuedAt.getTime() + 3 * 86_400_000);
    await api.db.manager.insert(PublicCafe, {
      ...{ id, organisationId: of.hub.id, hostId: of.person.id, enrolmentId, hostName: 'Nadia' },
      ...{ slug: id, title: 'Un café', theme: 'discover', place: 'Médiathèque de Caen' },
      ...{ address: '14000 Caen', departement: '14', timeZone: 'Europe/Paris', seats: 12 },
      ...{ state: 'told' as const, toldState: 'told' as const, startsAt },
      ...{ endsAt: new Date(startsAt.getTime() + 3_600_000), createdAt: startsAt },
      ...{ provedAt: startsAt, decidedAt: startsAt },
      ...fields,
    });
    await api.db.manager.insert(CafeAccount, {
      ...{ cafeId: id, under25: 1, adults: 6, over60: 2, format: 'discussion' as const },
      ...{ worked: '', wouldHelp: '', photo: null, toldAt: startsAt },
    });
    api.clock.set(new Date(startsAt.getTime() + 86_400_000).toISOString());
    return id;
  };
  const somebody = (fields: object = {}) => ({
    ...{ id: uuidv7(), name: 'Karim, de la médiathèque', quality: 'place' as const },
    email: `karim.${uuidv7()}@essai.test`,
    ...fields,
  });
  const tokenOf = (id: string) =>
    api.app.get(CafeTokens, { strict: false }).of('cafe-endorsement', id);
  const answer = (id: string, given: { named: boolean; words: string } | null) =>
    api.stranger.call(routes.answer, {
      body: given
        ? { token: tokenOf(id), confirmed: true as const, ...given }
        : { token: tokenOf(id), confirmed: false as const },
    });
  const badgesOf = async ({ learner }: Attestation) =>
    (await learner.call(badgeRoutes.mine, {})).body.map(({ achievement }) => achievement);
  const resume = () => api.app.get(RecognitionService, { strict: false }).resume();

  test('one recommendation gives the badge, whose proof names only who agreed', async () => {
    const nadia = await attestedIn(api);
    const { learner } = nadia;
    expect((await learner.call(routes.mine, {})).body).toMatchObject({
      ...{ step: 'to-tell', cafe: null, endorsements: [], helped: 0, helpedWanted: 2 },
    });
    const cafeId = await told(nadia);
    expect((await learner.call(routes.mine, {})).body.step).toBe('to-endorse');
    const asked = somebody();
    const twice = await Promise.all(
      [1, 2].map(() => learner.call(routes.ask, { params: { cafeId }, body: asked })),
    );
    for (const { body } of twice) {
      expect(body.step).toBe('asked');
      expect(body.endorsements).toHaveLength(1);
    }
    const read = await api.stranger.call(routes.read, { body: { token: tokenOf(asked.id) } });
    expect(read.body).toMatchObject({
      ...{ state: 'asked', quality: 'place', title: 'Un café', format: 'discussion', came: 9 },
    });
    const given = { named: false, words: 'Une belle heure.' };
    await Promise.all([answer(asked.id, given), answer(asked.id, given)]);
    expect(await badgesOf(nadia)).toEqual(['host', 'trained']);
    const { body: mine } = await learner.call(routes.mine, {});
    expect(mine).toMatchObject({
      step: 'given',
      endorsements: [{ state: 'confirmed', words: 'Une belle heure.' }],
    });
    // The first answer stands, and the address has served.
    expect((await answer(asked.id, null)).status).toBe(409);
    const kept = await api.db.manager.findOneByOrFail(CafeEndorsement, { id: asked.id });
    expect(kept.email).toBe('');
    const [{ id }] = (await learner.call(badgeRoutes.mine, {})).body;
    const file = await learner.call(badgeRoutes.file, {
      ...{ params: { badgeId: id }, query: { form: 'json' as const } },
    });
    const text = file.bytes.toString();
    expect(text).toContain('Médiathèque de Caen, Calvados');
    expect(text).toContain('Qui a accueilli ce café le confirme');
    expect(text).not.toMatch(/Karim|belle heure|Benali/);
  });

  test('nobody recommends themself, nor is asked by who hosted nothing', async () => {
    const nadia = await attestedIn(api);
    const cafeId = await told(nadia);
    const params = { cafeId };
    const [name, host] = nadia.person.email.split('@');
    for (const email of [nadia.person.email, `${name}+cafe@${host}`]) {
      const { problem } = await nadia.learner.call(routes.ask, {
        params,
        body: somebody({ email }),
      });
      expect(problem.type).toBe('urn:percolateur:own-endorsement');
    }
    const other = await attestedIn(api);
    expect((await other.learner.call(routes.ask, { params, body: somebody() })).status).toBe(404);
    const coming = await told(nadia, { state: 'announced' });
    const early = { params: { cafeId: coming }, body: somebody() };
    expect((await nadia.learner.call(routes.ask, early)).status).toBe(404);
    const forged = { token: `${uuidv7()}.${'x'.repeat(43)}` };
    expect((await api.stranger.call(routes.read, { body: forged })).status).toBe(404);
    // A secret serves one purpose.
    const seat = api.app.get(CafeTokens, { strict: false }).of('cafe-seat', cafeId);
    expect((await api.stranger.call(routes.read, { body: { token: seat } })).status).toBe(404);
  });

  test('who was not there says so; another is asked; the address goes after thirty days', async () => {
    const stranger = (await attestedIn(api)).learner;
    const nadia = await attestedIn(api);
    const { learner } = nadia;
    const cafeId = await told(nadia);
    const ask = (body: ReturnType<typeof somebody>) =>
      learner.call(routes.ask, { params: { cafeId }, body });
    const wrong = somebody();
    await ask(wrong);
    expect((await answer(wrong.id, null)).body.state).toBe('declined');
    expect((await answer(wrong.id, { named: true, words: '' })).status).toBe(409);
    expect(await badgesOf(nadia)).toEqual(['trained']);
    const late = somebody();
    expect((await ask(late)).body.step).toBe('asked');
    // To the same address, the same question again.
    const { body: again } = await ask({ ...late, id: uuidv7() });
    expect(again.endorsements).toHaveLength(2);
    for (const each of [somebody(), somebody()]) await ask(each);
    const { problem } = await ask(somebody());
    expect(problem.type).toBe('urn:percolateur:endorsements-enough');
    const params = { endorsementId: late.id };
    expect((await stranger.call(routes.askAgain, { params })).status).toBe(404);
    api.clock.set(new Date(api.clock.now().getTime() + 31 * 86_400_000).toISOString());
    await api.app.get(CafeForgetter, { strict: false }).forget();
    expect(await api.db.manager.countBy(CafeEndorsement, { cafeId, email: '' })).toBe(4);
    const { body: mine } = await learner.call(routes.mine, {});
    expect(mine.step).toBe('to-endorse');
    expect((await answer(late.id, { named: true, words: '' })).status).toBe(409);
    const forgotten = await learner.call(routes.askAgain, { params });
    expect(forgotten.problem.type).toBe('urn:percolateur:endorsement-closed');
  });

  test('a trainer of the session recommends when signed in; others do not', async () => {
    const nadia = await attestedIn(api);
    const lucie = await api.as(nadia.cohort.trainers[0]);
    const { id: enrolmentId } = await enrolmentOf(nadia);
    const params = { enrolmentId };
    const body = { named: true, words: '' };
    expect((await lucie.call(routes.endorse, { params, body })).status).toBe(404);
    await told(nadia);
    const way = async () =>
      (await lucie.call(progressRoutes.ofCohort, { params: { cohortId: nadia.cohort.id } })).body
        .people[0];
    expect(await way()).toMatchObject({ state: 'told', toEndorse: true });
    expect((await nadia.coordinator.call(routes.endorse, { params, body })).status).toBe(403);
    expect((await nadia.learner.call(routes.endorse, { params, body })).status).toBe(404);
    await Promise.all([1, 2].map(() => lucie.call(routes.endorse, { params, body })));
    expect(await badgesOf(nadia)).toEqual(['host', 'trained']);
    expect(await way()).toMatchObject({ state: 'told', toEndorse: false });
  });

  test('a suspended attestation keeps the badge waiting, and the sweep gives it', async () => {
    const nadia = await attestedIn(api);
    const cafeId = await told(nadia);
    const asked = somebody();
    await nadia.learner.call(routes.ask, { params: { cafeId }, body: asked });
    const happened = (kind: CertificateEvent['kind']) => {
      api.clock.set(new Date(api.clock.now().getTime() + 60_000).toISOString());
      return keepEvidence(api.db.manager, CertificateEvent, [
        {
          ...{ id: uuidv7(), certificateId: nadia.certificate.id, kind, actorId: nadia.person.id },
          ...{ at: api.clock.now(), about: nadia.person.id, said: { reason: 'Vérification' } },
        },
      ]);
    };
    await happened('suspended');
    expect((await answer(asked.id, { named: true, words: '' })).body.state).toBe('confirmed');
    await resume();
    expect(await badgesOf(nadia)).toEqual(['trained']);
    expect((await nadia.learner.call(routes.mine, {})).body.step).toBe('to-certify');
    await happened('restored');
    await Promise.all([resume(), resume()]);
    expect(await badgesOf(nadia)).toEqual(['host', 'trained']);
  });

  test('who helped two people as far as their café is given the third badge, once', async () => {
    const nadia = await attestedIn(api);
    await told(nadia);
    for (let count = 0; count < 2; count += 1) {
      const omar = await attestedIn(api, { hub: nadia.hub });
      const { id: enrolmentId } = await enrolmentOf(omar);
      await api.db.manager.insert(CafePairing, {
        ...{ enrolmentId, helperId: nadia.person.id, pairedById: nadia.person.id },
        pairedAt: api.clock.now(),
      });
      await resume();
      expect(await badgesOf(nadia)).not.toContain('passer');
      await told(omar);
    }
    await resume();
    await resume();
    const given = await badgesOf(nadia);
    expect(given.filter((each) => each === 'passer')).toHaveLength(1);
    expect((await nadia.learner.call(routes.mine, {})).body.helped).toBe(2);
  });
});
