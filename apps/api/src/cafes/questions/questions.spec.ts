import { heardQuestionRoutes as routes, publicCafeRoutes } from '@percolateur/contract';
import type { HeardQuestion } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { CafeQuestion } from '../../record/cafe-question.entity';
import { CommonQuestionTally } from '../../record/common-question-tally.entity';
import type { Organisation } from '../../record/organisation.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeTokens } from '../calendar/cafe-tokens';

const account = {
  ...{ under25: 0, adults: 8, over60: 0, format: 'notes' as const, worked: '', wouldHelp: '' },
};
const water = 'Combien d’eau pour une réponse ?';
const heard = (words = water, theme: HeardQuestion['theme'] = 'environment'): HeardQuestion => ({
  ...{ id: uuidv7(), words, theme },
});

describe('the questions of the territory', () => {
  let api: TestApi;
  let hub: Organisation;
  let coordinator: Client;
  let neighbour: Client;
  let inHub: { organisationId: string };
  beforeAll(async () => {
    api = await startApi({ at: '2026-12-11T08:00:00Z' });
    const { scene } = api;
    await scene.courseVersion();
    hub = await scene.organisation();
    inHub = { organisationId: hub.id };
    coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    neighbour = await api.as(await scene.staff(await scene.organisation(), 'coordinator'));
  });
  afterAll(() => api.stop());

  /** A café that was held, and the secret that tells it. */
  const aCafe = async (departement = '61') => {
    const id = uuidv7();
    await api.db.manager.insert(PublicCafe, {
      ...{ id, organisationId: hub.id, hostName: 'La médiathèque', slug: `cafe-${id}` },
      ...{ title: 'L’IA et nous', theme: 'work', place: 'Médiathèque', address: '61100 Flers' },
      ...{ departement, timeZone: 'Europe/Paris', seats: 12, state: 'announced' as const },
      ...{ startsAt: new Date('2026-12-10T17:30:00Z'), endsAt: new Date('2026-12-10T18:30:00Z') },
      ...{ createdAt: api.clock.now(), provedAt: api.clock.now(), decidedAt: api.clock.now() },
    });
    return api.app.get(CafeTokens, { strict: false }).of('public-cafe', id);
  };
  const tell = (token: string, questions: object[]) =>
    api.stranger.call(publicCafeRoutes.tell, {
      body: { token, ...account, questions: questions as HeardQuestion[] },
    });
  /** Questions told by as many cafés, one each; their ids. */
  const toldBy = async (cafes: number, departement = '61', words = water) => {
    const ids: string[] = [];
    for (let each = 0; each < cafes; each += 1) {
      const question = heard(words);
      expect((await tell(await aCafe(departement), [question])).status).toBe(200);
      ids.push(question.id);
    }
    return ids;
  };
  const group = (ids: string[], commonQuestionId: string, words?: string, client = coordinator) =>
    client.call(routes.sort, {
      params: inHub,
      body: {
        ...{ deed: 'group', ids, commonQuestionId },
        ...(words && { fresh: { words, theme: 'environment' } }),
      },
    });
  const list = async (state: 'new' | 'grouped' | 'hidden', query: object = {}) =>
    (await coordinator.call(routes.list, { params: inHub, query: { state, ...query } })).body.rows;
  const common = async (query: object = {}) =>
    (await coordinator.call(routes.common, { params: inHub, query })).body.rows;
  const board = async (query = '') => {
    const { status, bytes } = await api.stranger.send({
      ...{ method: 'GET', url: `/cafes/questions${query}` },
    });
    expect(status).toBe(200);
    return bytes.toString().replace(/\u00a0/g, ' ');
  };
  const tallies = async (commonQuestionId: string) =>
    (await api.db.manager.findBy(CommonQuestionTally, { commonQuestionId }))
      .sort((one, other) => one.departement.localeCompare(other.departement))
      .map(({ departement, cafes, told }) => [departement, cafes, told]);

  test('what says who somebody is is not kept', async () => {
    const token = await aCafe();
    for (const words of ['Écrire à paul@exemple.fr ?', 'Le 06 12 34 56 78 répond ?', ' ']) {
      expect((await tell(token, [heard(words)])).status).toBe(400);
    }
    expect(
      (
        await tell(
          token,
          Array.from({ length: 13 }, () => heard()),
        )
      ).status,
    ).toBe(400);
    expect(await api.db.manager.countBy(CafeQuestion, { organisationId: hub.id })).toBe(0);
  });

  test('a café told again keeps its questions, and never takes those of another', async () => {
    const [token, other] = [await aCafe(), await aCafe()];
    const [one, two] = [heard('Qui paie ?', 'open'), heard()];
    await Promise.all([tell(token, [one, two]), tell(token, [one, two])]);
    expect((await list('new')).map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    await tell(token, [{ ...one, theme: 'society' }]);
    expect(await list('new')).toMatchObject([{ id: one.id, theme: 'society', departement: '61' }]);
    const stolen = await tell(other, [one]);
    expect(stolen.problem.type).toBe('urn:percolateur:id-reused');
    await tell(token, []);
    expect(await list('new')).toEqual([]);
  });

  test('nothing is public before a hub has read it, nor a number below five', async () => {
    const [wording, words] = [uuidv7(), 'Combien d’eau faut-il ?'];
    const ids = await toldBy(6);
    expect(await board()).not.toContain('d’eau');
    expect((await group(ids.slice(0, 4), wording, words)).status).toBe(204);
    expect(await tallies(wording)).toEqual([
      ['', 4, 0],
      ['61', 4, 0],
    ]);
    expect(await board('?departement=61')).toMatch(/Combien d’eau faut-il[^]*moins de 5 cafés/);
    expect(await board('?etat=back')).not.toContain('d’eau');

    await Promise.all([
      group(ids.slice(4, 5), wording),
      group(ids.slice(5), wording),
      group(ids.slice(5), wording),
    ]);
    expect(await tallies(wording)).toEqual([
      ['', 6, 6],
      ['61', 6, 6],
    ]);
    const shown = await board('?departement=61&theme=environment&etat=back');
    expect(shown).toMatch(/Combien d’eau faut-il[^]*revient[^]*6 cafés/);
    expect(shown).toContain('attend une réponse');
    expect(await board('?departement=14')).not.toContain('d’eau');
    expect(await board('?theme=work')).not.toContain('d’eau');

    // Two more elsewhere: their number is kept back, and so is what would give it by subtraction.
    await group(await toldBy(2, '72'), wording);
    expect(await tallies(wording)).toEqual([
      ['', 8, 8],
      ['61', 6, 0],
      ['72', 2, 0],
    ]);
    expect(await common()).toMatchObject([
      { id: wording, here: 8, everywhere: 8, answered: false, ours: true, revision: 1 },
    ]);
  });

  test('two of the same café count once; reworded or hidden, a question counts no more', async () => {
    const wording = uuidv7();
    const token = await aCafe('29');
    const twice = [heard('Et l’eau ?'), heard('Et l’eau des serveurs ?')];
    await tell(token, twice);
    await group(
      twice.map(({ id }) => id),
      wording,
      'Et l’eau, ici ?',
    );
    expect(await tallies(wording)).toEqual([
      ['', 1, 0],
      ['29', 1, 0],
    ]);
    await tell(token, [{ ...twice[0], words: 'Et le vent ?' }, twice[1]]);
    expect(await list('new')).toMatchObject([{ words: 'Et le vent ?', under: null }]);
    expect(await list('grouped', { under: wording })).toMatchObject([{ under: 'Et l’eau, ici ?' }]);
    await coordinator.call(routes.sort, {
      params: inHub,
      body: { deed: 'hide', ids: twice.map(({ id }) => id) },
    });
    expect(await tallies(wording)).toEqual([]);
    expect(await list('hidden')).toHaveLength(2);
    await coordinator.call(routes.sort, {
      params: inHub,
      body: { deed: 'return', ids: [twice[1]!.id] },
    });
    expect(await list('new')).toMatchObject([{ id: twice[1]!.id }]);
  });

  test('a wording is answered by its hub, in words, by a lesson or by a word of the glossary', async () => {
    const wording = uuidv7();
    await group(await toldBy(1, '50'), wording, 'Qu’est-ce qu’un poids ?');
    const { body: answers } = await coordinator.call(routes.answers, {});
    const [lesson] = answers.lessons;
    const [term] = answers.terms;
    const revise = (fields: object, client = coordinator, params = inHub) =>
      client.call(routes.revise, {
        params: { ...params, commonQuestionId: wording },
        body: {
          ...{ theme: 'open', words: 'Qu’est-ce qu’un poids ?', answer: 'Un réglage <b>.' },
          ...{ lessonId: lesson!.id, termId: term!.id, revision: 1 },
          ...fields,
        },
      });
    expect((await revise({ lessonId: 'ailleurs' })).status).toBe(404);
    expect((await revise({ answer: '' })).status).toBe(204);
    expect((await revise({})).problem.type).toBe('urn:percolateur:stale-edit');
    expect((await revise({ revision: 2 })).status).toBe(204);
    const shown = await board('?departement=50&theme=open&etat=answered');
    expect(shown).toContain('Un réglage &lt;b&gt;.');
    expect(shown).toContain(`Au glossaire : ${term!.term}`);
    expect(shown).toMatch(/href="\/programme#[\w-]+"/);
    expect(await board('?departement=50&etat=waiting')).not.toContain('poids');
    expect(await common({ answered: 'yes', search: 'poids' })).toMatchObject([{ id: wording }]);
    expect(await common({ answered: 'no', search: 'poids' })).toEqual([]);
  });

  test('a neighbour reads and sorts its own, and corrects no wording of another', async () => {
    const [wording, ids] = [uuidv7(), await toldBy(1, '27')];
    await group(ids, wording, 'Et chez nous ?');
    expect((await group(ids, wording, undefined, neighbour)).status).toBe(404);
    expect(
      (await neighbour.call(routes.list, { params: inHub, query: { state: 'new' } })).status,
    ).toBe(404);
    const [its] = (await neighbour.call(routes.answers, {})).body.terms;
    expect(its).toBeDefined();
    const learner = await api.as(await api.scene.person());
    expect((await learner.call(routes.answers, {})).status).toBe(403);
    expect((await api.stranger.call(routes.answers, {})).status).toBe(401);
  });

  test('the board gives its pages one after the other, what comes back first', async () => {
    for (let each = 0; each < 31; each += 1) {
      await group(await toldBy(1, '75', `Question ${each} ?`), uuidv7(), `Paris ${each} ?`);
    }
    const often = uuidv7();
    await group(await toldBy(5, '75'), often, 'Paris souvent ?');
    const first = await board('?departement=75');
    expect(first.indexOf('Paris souvent')).toBeLessThan(first.indexOf('Paris 30'));
    const next = /href="\/cafes\/questions\?([^"]+apres[^"]+)"/.exec(first)![1]!;
    const second = await board(`?${next.replaceAll('&amp;', '&')}`);
    const asked = (page: string) => page.match(/Paris \w+(?= \?)/g) ?? [];
    expect(new Set([...asked(first), ...asked(second)]).size).toBe(32);
    expect(asked(first)).toHaveLength(30);
  });
});
