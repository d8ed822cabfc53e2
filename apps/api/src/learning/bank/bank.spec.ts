import { bankRoutes } from '@percolateur/contract';
import type { BankQuestion, NewVersion } from '@percolateur/contract';
import type { Question as AskedQuestion } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { corrected } from '../question/corrections';

const asked = (prompt: string, more: object = {}): AskedQuestion => ({
  ...{ id: 'x', kind: 'single', prompt, explanation: 'Il prédit la suite.' },
  choices: [
    { id: 'a', text: 'Le mot d’après', right: true, explanation: '' },
    { id: 'b', text: 'La vérité', right: false, explanation: 'Il ne la connaît pas.' },
  ],
  ...more,
});

describe('the bank of questions', () => {
  let api: TestApi;
  let hub: Organisation;
  let other: Organisation;
  let nation: Organisation;
  let lucie: Person;
  let trainer: Client;
  let coordinator: Client;
  let neighbour: Client;
  let admin: Client;

  beforeAll(async () => {
    api = await startApi();
    const { scene } = api;
    [hub, other] = [await scene.organisation(), await scene.organisation()];
    nation = await scene.organisation({ kind: 'national' });
    lucie = await scene.staff(hub, 'trainer');
    trainer = await api.as(lucie);
    coordinator = await api.as(await scene.staff(hub, 'coordinator'));
    neighbour = await api.as(await scene.staff(other, 'coordinator'));
    admin = await api.as(await scene.staff(nation, 'admin'));
    await scene.courseVersion();
  });
  afterAll(() => api.stop());

  const create = async (
    client: Client,
    at: Organisation,
    content: AskedQuestion,
    tags = ['ia'],
  ) => {
    const params = { organisationId: at.id };
    const ids = { id: uuidv7(), versionId: uuidv7() };
    return client.call(bankRoutes.create, { params, body: { ...ids, content, tags, note: '' } });
  };
  const list = async (client: Client, at: Organisation, query: object = {}) =>
    (await client.call(bankRoutes.list, { params: { organisationId: at.id }, query })).body.rows;
  const write = (client: Client, question: BankQuestion, more: Partial<NewVersion> = {}) =>
    client.call(bankRoutes.write, {
      params: { bankQuestionId: question.id },
      body: {
        ...{ id: uuidv7(), basedOnId: question.versions[0].id, correctsId: null },
        ...{ content: question.versions[0].content, tags: [], note: '' },
        ...more,
      },
    });
  const review = (
    client: Client,
    question: BankQuestion,
    from: BankQuestion['versions'][number]['status'],
    to: typeof from,
    id: string = uuidv7(),
  ) =>
    client.call(bankRoutes.review, {
      params: { bankQuestionId: question.id, versionId: question.versions[0].id },
      body: { id, from, to },
    });
  const published = async (question: BankQuestion) => {
    await review(coordinator, question, 'draft', 'reviewed');
    return (await review(coordinator, question, 'reviewed', 'published')).body;
  };

  test('a hub reads the nation’s questions and its own, and never another hub’s', async () => {
    const mine = (await create(trainer, hub, asked('Que calcule-t-il ici ?'))).body;
    const theirs = (await create(neighbour, other, asked('Que calcule-t-il là ?'))).body;
    const national = (await list(trainer, hub)).map(({ organisationId }) => organisationId);
    expect(national).toContain(null);
    const rows = await list(trainer, hub, { search: 'calcule-t-il' });
    expect(rows.map(({ id }) => id)).toContain(mine.id);
    expect(rows.map(({ id }) => id)).not.toContain(theirs.id);
    const params = { bankQuestionId: theirs.id };
    expect((await trainer.call(bankRoutes.read, { params })).status).toBe(404);
    expect((await write(trainer, theirs)).status).toBe(404);
    expect((await review(coordinator, theirs, 'draft', 'reviewed')).status).toBe(404);
    expect((await list(neighbour, other)).map(({ id }) => id)).not.toContain(mine.id);
    expect((await admin.call(bankRoutes.read, { params })).status).toBe(200);
  });

  test('the nation’s are written by national admins, read by every staff, unknown to learners', async () => {
    const { body } = await create(admin, nation, asked('Pour toute la nation ?'));
    expect(body.organisationId).toBeNull();
    const params = { bankQuestionId: body.id };
    expect((await trainer.call(bankRoutes.read, { params })).status).toBe(200);
    expect((await write(coordinator, body)).status).toBe(403);
    expect((await create(coordinator, nation, asked('Non ?'))).status).toBe(404);
    const learner = await api.as(await api.scene.person());
    expect((await learner.call(bankRoutes.read, { params })).status).toBe(404);
    const at = { params: { organisationId: hub.id }, query: {} };
    expect((await learner.call(bankRoutes.list, at)).status).toBe(404);
    expect((await api.stranger.call(bankRoutes.list, at)).status).toBe(401);
  });

  test('a question arrives once, however often it is sent', async () => {
    const params = { organisationId: hub.id };
    const body = {
      ...{ id: uuidv7(), versionId: uuidv7(), content: asked('Une fois ?') },
      ...{ tags: ['b', 'a', 'b'], note: '' },
    };
    const replies = await Promise.all(
      [1, 2, 3].map(() => trainer.call(bankRoutes.create, { params, body })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies[2].body.versions).toEqual([
      expect.objectContaining({
        ...{ id: body.versionId, number: 1, status: 'draft', tags: ['a', 'b'] },
        content: { ...body.content, id: body.id },
        author: expect.objectContaining({ id: lucie.id }),
      }),
    ]);
    const another = { ...body, versionId: uuidv7() };
    const reused = await trainer.call(bankRoutes.create, { params, body: another });
    expect(reused.problem.type).toContain('id-reused');
    const elsewhere = await neighbour.call(bankRoutes.create, {
      params: { organisationId: other.id },
      body,
    });
    expect(elsewhere.problem.type).toContain('id-reused');
  });

  test('of two editors at once, one is told what changed, and nothing of either is lost', async () => {
    const { body } = await create(trainer, hub, asked('À deux ?'));
    const words = ['La mienne ?', 'La sienne ?'];
    const replies = await Promise.all(
      words.map((prompt, n) => write([trainer, coordinator][n], body, { content: asked(prompt) })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = words[replies.findIndex(({ status }) => status === 200)];
    const params = { bankQuestionId: body.id };
    const now = (await trainer.call(bankRoutes.read, { params })).body;
    expect(now.versions.map(({ content }) => content.prompt)).toEqual([first, 'À deux ?']);
    const again = await write(trainer, now, { content: asked('La mienne, par-dessus ?') });
    expect(again.body.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  test('a version goes from draft to reviewed to published by two hands, or one that publishes', async () => {
    const { body } = await create(trainer, hub, asked('Relue ?'));
    const own = await review(trainer, body, 'draft', 'reviewed');
    expect(own.problem.type).toContain('transition-not-allowed');
    const id = uuidv7();
    await review(coordinator, body, 'draft', 'reviewed', id);
    const twice = await review(coordinator, body, 'draft', 'reviewed', id);
    expect(twice.body.versions[0].reviews.map(({ status }) => status)).toEqual([
      ...['draft', 'reviewed'],
    ]);
    expect((await review(coordinator, body, 'draft', 'reviewed')).problem.type).toContain('stale');
    expect((await review(trainer, body, 'reviewed', 'published')).status).toBe(409);
    const done = await review(coordinator, body, 'reviewed', 'published');
    expect(done.body.publishedId).toBe(body.versions[0].id);
    const [row] = await list(trainer, hub, { search: 'relue', status: 'published' });
    expect(row).toMatchObject({ id: body.id, status: 'published', publishedNumber: 1 });
    expect((await review(coordinator, body, 'published', 'retired')).body.publishedId).toBeNull();
  });

  test('what cannot be asked stays a draft, and says what lacks', async () => {
    const { body } = await create(trainer, hub, asked('Sans clé ?', { choices: [] }));
    const { status, problem } = await review(coordinator, body, 'draft', 'reviewed');
    expect(status).toBe(409);
    expect(problem.type).toContain('question-incomplete');
    expect(problem.detail).toContain('choix');
  });

  test('a published correction stands for what it corrects; a draft does not', async () => {
    const first = await published((await create(trainer, hub, asked('Fausse ?'))).body);
    const wrong = first.versions[0].id;
    const standing = async () => (await corrected(api.db.manager, [wrong])).get(wrong);
    const second = (await write(trainer, first, { correctsId: wrong })).body;
    expect(await standing()).toBe(wrong);
    await published(second);
    expect(await standing()).toBe(second.versions[0].id);
    // One that is retired is passed over, not the one that corrects it in turn.
    const third = (await write(trainer, second, { correctsId: second.versions[0].id })).body;
    await published(third);
    await review(coordinator, second, 'published', 'retired');
    expect(await standing()).toBe(third.versions[0].id);
    const foreign = (await create(trainer, hub, asked('Autre ?'))).body.versions[0].id;
    expect((await write(trainer, third, { correctsId: foreign })).status).toBe(404);
  });

  test('a list is narrowed by what questions are, and searched without accents', async () => {
    const lesson = { lessonId: 'lecon-1-1', objectiveId: 'nommer', difficulty: 3 };
    const content = asked('Où l’éléphant œuvre-t-il ?', lesson);
    const { body } = await create(trainer, hub, content, ['zoologie']);
    const found = async (query: object) =>
      (await list(trainer, hub, query)).map(({ id }) => id).includes(body.id);
    for (const query of [
      ...[{ search: 'ELEPHANT oeuvre' }, { search: 'zoolog' }, { search: 'vérité elephant' }],
      ...[{ tag: 'zoologie' }, { difficulty: 3 }, { lessonId: 'lecon-1-1' }, { kind: 'single' }],
      ...[{ objectiveId: 'nommer', of: 'own' }, { status: 'draft' }],
    ]) {
      expect([query, await found(query)]).toEqual([query, true]);
    }
    for (const query of [
      ...[{ search: 'girafe' }, { tag: 'zoo' }, { difficulty: 1 }, { kind: 'multiple' }],
      ...[{ of: 'national' }, { status: 'published' }, { lessonId: 'lecon-2-1' }],
    ]) {
      expect([query, await found(query)]).toEqual([query, false]);
    }
    const params = { organisationId: hub.id };
    expect(
      (await trainer.call(bankRoutes.list, { params, query: { search: '%_\\' } })).status,
    ).toBe(200);
  });

  test('pages follow one another without a gap', async () => {
    const at = await api.scene.organisation();
    const client = await api.as(await api.scene.staff(at, 'coordinator'));
    for (let n = 0; n < 53; n += 1) await create(client, at, asked(`Numéro ${n} ?`));
    const params = { organisationId: at.id };
    const query = { of: 'own' } as const;
    const first = (await client.call(bankRoutes.list, { params, query })).body;
    const after = first.next!;
    const second = (await client.call(bankRoutes.list, { params, query: { ...query, after } }))
      .body;
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(53);
  });

  test('who writes is told what reads alike, of the nation and of the hub alone', async () => {
    const content = asked('Combien de tasses de café faut-il pour un débat réussi ?');
    const kept = (await create(trainer, hub, content)).body;
    await create(neighbour, other, content);
    const reworded = asked('Combien de tasses de café faut-il à un débat réussi ?');
    const at = { params: { organisationId: hub.id } };
    const alike = async (questionId: string | null) =>
      (
        await trainer.call(bankRoutes.lookalikes, {
          ...at,
          body: { content: reworded, questionId },
        })
      ).body;
    expect(await alike(null)).toEqual([expect.objectContaining({ id: kept.id })]);
    expect(await alike(kept.id)).toEqual([]);
  });

  test('a question is previewed as learners see it, and with its correction', async () => {
    const at = { params: { organisationId: hub.id } };
    const content = asked('**Vue** ? <script>');
    const answer = { kind: 'single', choiceId: 'a' } as const;
    const { body } = await trainer.call(bankRoutes.preview, { ...at, body: { content, answer } });
    expect(JSON.stringify(body.shown)).not.toContain('right');
    expect(body.shown.prompt).toContain('<strong>Vue</strong>');
    expect(body.shown.prompt).not.toContain('<script');
    expect(body.corrected).toMatchObject({ right: true });
    const gone = { kind: 'single', choiceId: 'z' } as const;
    const after = await trainer.call(bankRoutes.preview, {
      ...at,
      body: { content, answer: gone },
    });
    expect(after.body.corrected.share).toBe(0);
  });

  test('a bank is read over for what its questions give away', async () => {
    const sign = asked('Lequel ?', {
      choices: ['Oui', 'Non', 'Vraiment ?'].map((text, n) => ({
        ...{ id: 'abc'[n], text, right: n === 0, explanation: 'Parce que.' },
      })),
    });
    const { body } = await create(trainer, hub, sign, ['indices']);
    const params = { organisationId: hub.id };
    const { hints } = (await trainer.call(bankRoutes.hints, { params, query: { tag: 'indices' } }))
      .body;
    expect(hints).toEqual([
      expect.objectContaining({
        rule: 'one-question-mark',
        questionId: body.id,
        prompt: 'Lequel ?',
      }),
    ]);
    const whole = (await trainer.call(bankRoutes.hints, { params, query: {} })).body;
    expect(whole.hints.some(({ rule }) => rule === 'never-asked')).toBe(true);
    const subjects = (await trainer.call(bankRoutes.subjects, { params })).body;
    expect(subjects.tags).toContainEqual({ tag: 'indices', count: 1 });
    expect(subjects.lessons[0].objectives.length).toBeGreaterThan(0);
  });

  test('what is written changes no more', async () => {
    const { body } = await create(trainer, hub, asked('Immuable ?'));
    const one = { id: body.versions[0].id };
    await expect(api.db.manager.update(QuestionVersion, one, { note: 'x' })).rejects.toThrow();
    await expect(api.db.manager.delete(QuestionVersion, one)).rejects.toThrow();
  });
});
