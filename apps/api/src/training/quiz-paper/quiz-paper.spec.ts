import { cohortRoutes, quizPaperRoutes, quizPlanRoutes, quizRoutes } from '@percolateur/contract';
import type { LearnerQuestion, PaperEntry } from '@percolateur/contract';
import { copiedAnswer, slotsOf, writtenAnswer } from '@percolateur/domain';
import type { Answer } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aCourse, rightAnswerTo } from '../../../test/course';
import { aPng } from '../../../test/png';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { CourseService } from '../../learning/course/course.service';
import { keepImage } from '../../learning/bank/question-images';
import { AttemptResult } from '../../record/attempt-result.entity';
import { PersonalData } from '../../record/personal-data.entity';
import { QuizAnswer } from '../../record/quiz-answer.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { QuizTally } from '../../record/quiz-tally.entity';

/** What only the key says, in the small course. */
const keyWords = /Pourquoi|Parce que|perceptron|la suite|Accepté/;

describe('a quiz on paper', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const aRoom = async (fields: { courseVersionId?: string } = {}) => {
    const led = await api.scene.ledCohort({
      ...{ status: 'running' as const, firstDay: '2026-10-05', ...fields },
    });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(led.cohort, nadia);
    const trainer = await api.as(led.lucie);
    const params = { cohortId: led.cohort.id };
    const prepare = async (quizId: string, form: string | null = null) => {
      const reply = await trainer.call(quizPaperRoutes.prepare, {
        params: { ...params, quizId },
        body: { id: uuidv7(), form },
      });
      expect(reply.status).toBe(200);
      return { ...params, paperId: reply.body.id };
    };
    const copy = async (at: { cohortId: string; paperId: string }) =>
      (await trainer.call(quizPaperRoutes.copy, { params: at })).body;
    const enter = (
      at: { cohortId: string; paperId: string },
      body: Partial<PaperEntry>,
      client: Client = trainer,
    ) =>
      client.call(quizPaperRoutes.enter, {
        params: at,
        body: { id: uuidv7(), enrolmentId: enrolment.id, answers: [], ...body },
      });
    const learner = await api.as(nadia);
    return { ...led, nadia, enrolment, trainer, learner, params, prepare, copy, enter };
  };
  type At = { cohortId: string; paperId: string };
  const printed = async (client: Client, params: At, print: 'normal' | 'large' = 'normal') =>
    readPdf((await client.call(quizPaperRoutes.questions, { params, query: { print } })).bytes);
  const keyOf = async (client: Client, params: At) =>
    readPdf((await client.call(quizPaperRoutes.key, { params, query: {} })).bytes);
  /** What is written when all is known, read back as a trainer types it. */
  const allRight = (questions: readonly LearnerQuestion[]) =>
    questions.flatMap((question, place) => {
      const number = `${place + 1}`;
      const right = rightAnswerTo(question.id);
      const { answer, misread } = copiedAnswer(
        question,
        number,
        writtenAnswer(question, number, right),
      );
      expect(misread).toEqual([]);
      return answer ? [{ questionId: question.id, answer, certainty: null }] : [];
    });

  test('has every kind of question, a place for each answer and for the name, and no key', async () => {
    const { trainer, prepare, copy } = await aRoom();
    const at = await prepare('formes');
    const { questions, paper } = await copy(at);
    expect(paper).toMatchObject({ number: 1, form: null, questionCount: questions.length });
    for (const print of ['normal', 'large'] as const) {
      const { text, pageTexts, tags } = await printed(trainer, at, print);
      expect(text).toContain('De toutes les formes');
      expect(text).not.toMatch(keyWords);
      expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'L', 'LI', 'LBody']));
      const from = pageTexts.findIndex((each) => each.includes('Feuille de réponses'));
      const sheet = pageTexts.slice(from).join(' ').replace(/\s+/g, ' ');
      expect(pageTexts[from]).toMatch(/^Feuille de réponses/);
      for (const words of ['Prénom et nom :', 'Date :', 'Session : Animer un Café IA, Caen']) {
        expect(sheet).toContain(words);
      }
      for (const [place, question] of questions.entries()) {
        for (const { label } of slotsOf(question, `${place + 1}`)) {
          expect(sheet).toContain(label.replace('\u00a0', ' '));
        }
      }
    }
  });

  test('has emphasis, lists, code and pictures; the words of a picture that cannot be drawn', async () => {
    const sha = async (bytes: Buffer) =>
      (await keepImage(api.db.manager, bytes, { byId: null, at: new Date() })).sha256;
    const png = aPng();
    const good = await sha(png);
    const torn = await sha(
      Buffer.concat([png.subarray(0, png.indexOf('IDAT') + 4), Buffer.alloc(60, 7)]),
    );
    const course = { ...aCourse(), slug: 'riche' };
    course.quizzes = course.quizzes.map((quiz) =>
      quiz.id !== 'formes'
        ? quiz
        : {
            ...quiz,
            questions: quiz.questions.map((question, index) =>
              index > 0
                ? question
                : {
                    ...question,
                    prompt: `Un **mot** *dit*, H<sub>2</sub>O :\n\n- premier\n- second\n\n\`\`\`\nsi x:\n    y\n\`\`\`\n\n![Une tasse bleue](image:${good})\n\n![Une courbe qui monte](image:${torn})\n\nUn Ωμέγα, un مقهى et un 𓀀.`,
                  },
            ),
          },
    );
    const { id: courseVersionId } = await api.app.get(CourseService).importDocument(course);
    const { trainer, prepare } = await aRoom({ courseVersionId });
    const { text, tags } = await printed(trainer, await prepare('formes'));
    expect(text).toMatch(/Un mot dit , H 2 O|Un mot dit, H2O|Un mot dit, H 2 O/);
    for (const words of ['• premier', '• second', 'si x:', 'Ωμέγα', 'مقهى', 'U+13000']) {
      expect(text).toContain(words);
    }
    expect(tags).toContain('Figure');
    expect(text).not.toContain('Une tasse bleue');
    expect(text).toContain('[Image : Une courbe qui monte]');
  });

  test('its key is for the team: never for a learner, nor a stranger', async () => {
    const { hub, trainer, learner, prepare } = await aRoom();
    const at = await prepare('formes');
    const { text } = await keyOf(trainer, at);
    expect(text).toMatch(/Corrigé : De toutes les formes/);
    expect(text).toMatch(/perceptron/);
    expect(text).toMatch(/Parce que\./);
    const { pageTexts } = await keyOf(await api.as(await api.scene.staff(hub, 'coordinator')), at);
    expect(pageTexts.length).toBeGreaterThan(0);
    const others = [
      learner,
      await api.as(await api.scene.staff(hub, 'trainer')),
      await api.as(await api.scene.staff(await api.scene.organisation(), 'coordinator')),
    ];
    for (const other of others) {
      for (const route of [quizPaperRoutes.key, quizPaperRoutes.questions]) {
        expect((await other.call(route, { params: at, query: {} })).status).toBe(404);
      }
      expect((await other.call(quizPaperRoutes.copy, { params: at })).status).toBe(404);
    }
    const { cohort } = await aRoom();
    const elsewhere = { ...at, cohortId: cohort.id };
    expect((await trainer.call(quizPaperRoutes.key, { params: elsewhere, query: {} })).status).toBe(
      404,
    );
    expect((await api.stranger.call(quizPaperRoutes.key, { params: at, query: {} })).status).toBe(
      401,
    );
  });

  test('is drawn once: the same request again changes nothing', async () => {
    const { trainer, params } = await aRoom();
    const prepare = (id: string, quizId: string) =>
      trainer.call(quizPaperRoutes.prepare, {
        params: { ...params, quizId },
        body: { id, form: null },
      });
    const id = uuidv7();
    const first = await prepare(id, 'evaluation');
    expect((await prepare(id, 'evaluation')).body).toEqual(first.body);
    expect((await prepare(id, 'formes')).problem.type).toContain('id-reused');
    expect((await prepare(uuidv7(), 'evaluation')).body.number).toBe(2);
    expect((await prepare(uuidv7(), 'rien')).status).toBe(404);
    const { quizzes } = (await trainer.call(quizPaperRoutes.list, { params })).body;
    const listed = quizzes.find((each) => each.id === 'evaluation');
    expect(listed?.papers.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('copied, it is an attempt as any other, told to its learner and kept once', async () => {
    const { hub, cohort, lucie, nadia, learner, params, prepare, copy, enter } = await aRoom();
    const at = await prepare('formes');
    const { questions } = await copy(at);
    const body = { id: uuidv7(), answers: allRight(questions) };
    const entered = await enter(at, body);
    expect(entered.body).toMatchObject({
      person: { firstName: nadia.firstName },
      attempt: { status: 'submitted', number: 1, result: { passed: true } },
    });
    expect((await enter(at, body)).body).toEqual(entered.body);
    const { manager } = api.db;
    const [attempt] = await manager.findBy(QuizAttempt, { id: body.id });
    expect(attempt).toMatchObject({ enteredById: lucie.id, passed: true });
    const tally = await manager.findOneByOrFail(QuizTally, { scopeId: cohort.id });
    expect(tally).toMatchObject({ attempts: '1', timed: '0', seconds: '0' });
    expect(await manager.countBy(AttemptResult, { attemptId: body.id })).toBe(1);
    expect(await manager.countBy(QuizAnswer, { attemptId: body.id })).toBe(body.answers.length);
    const open = await manager.findOneByOrFail(QuizAnswer, {
      ...{ attemptId: body.id, questionId: 'formes-pas' },
    });
    expect(open.response).toEqual({ kind: 'open', text: '' });
    expect(await manager.findOneBy(PersonalData, { evidenceId: open.id })).toMatchObject({
      ...{ personId: nadia.id, content: { text: 'Inviter une collègue.' } },
    });
    const view = await learner.call(quizRoutes.attempt, { params: { attemptId: body.id } });
    expect(view.body.enteredBy).toBe(`${lucie.firstName} ${lucie.lastName}`);
    expect(view.body.answers).toHaveLength(body.answers.length);
    const claire = await api.as(await api.scene.staff(hub, 'coordinator'));
    const { body: history } = await claire.call(cohortRoutes.history, { params });
    expect(history.map(({ text }) => text).join()).toContain('feuille de réponses saisie');
    expect(cohort.id).toBe(view.body.cohortId);
  });

  test('of a hub is asked in the version that the group was given, and copied under it', async () => {
    const { hub, learner, prepare, copy, enter, params } = await aRoom();
    const claire = await api.as(await api.scene.staff(hub, 'coordinator'));
    const [quizId, versionId] = [uuidv7(), uuidv7()];
    const plan = (title: string, minutes: number | null) => ({
      ...{ kind: 'final' as const, title, intro: '', passPercent: 60, maxAttempts: 2, minutes },
      ...{ keep: 'best' as const, shuffle: false, certainty: false },
      forms: [{ id: 'a', sections: [{ draw: 3, lessonId: 'lecon-1-1' }] }],
    });
    await claire.call(quizPlanRoutes.create, {
      params: { organisationId: hub.id },
      body: { id: quizId, versionId, plan: plan('Retour de salle', 20) },
    });
    const given = { params: { ...params, quizId }, body: { opensWith: null } };
    await claire.call(quizPlanRoutes.attach, given);
    const at = await prepare(quizId, 'a');
    // Written anew meanwhile: the paper is what was printed.
    await claire.call(quizPlanRoutes.revise, {
      params: { quizId },
      body: { id: uuidv7(), basedOnId: versionId, plan: plan('Mieux dit', null) },
    });
    await claire.call(quizPlanRoutes.attach, given);
    const { quiz, questions, people } = await copy(at);
    expect([quiz.title, questions.length]).toEqual(['Retour de salle', 3]);
    expect(people).toMatchObject([{ attempts: 0, attemptsLeft: 2 }]);
    const { body } = await enter(at, { answers: allRight(questions) });
    expect(body.attempt.result).toMatchObject({ percent: 100, possible: 3, passed: true });
    const attempt = await api.db.manager.findOneByOrFail(QuizAttempt, { quizId });
    // No clock holds what was written on paper.
    expect(attempt).toMatchObject({ quizVersionId: versionId, deadlineAt: null });
    const read = await learner.call(quizRoutes.read, { params: { ...params, quizId } });
    expect(read.body).toMatchObject({ title: 'Mieux dit', attemptsLeft: 1 });
    const elsewhere = await aRoom();
    const foreign = { cohortId: elsewhere.cohort.id, quizId };
    const refused = await elsewhere.trainer.call(quizPaperRoutes.prepare, {
      ...{ params: foreign, body: { id: uuidv7(), form: null } },
    });
    expect(refused.status).toBe(404);
  });

  test('is refused where an attempt is under way, or none is left, and says so', async () => {
    const { learner, params, prepare, copy, enter } = await aRoom();
    const at = await prepare('evaluation');
    const { questions } = await copy(at);
    const wrong = questions.slice(0, 1).map(({ id }) => ({
      ...{ questionId: id, certainty: null },
      answer: { kind: 'single', choiceId: 'b' } satisfies Answer,
    }));
    const start = { params: { ...params, quizId: 'evaluation' }, body: { id: uuidv7() } };
    const { id: attemptId } = (await learner.call(quizRoutes.start, start)).body;
    const underWay = await enter(at, { answers: wrong });
    expect(underWay.problem.type).toBe('urn:percolateur:attempt-under-way');
    expect((await copy(at)).people[0]).toMatchObject({ underWay: true, attemptsLeft: 3 });
    await learner.call(quizRoutes.submit, { params: { attemptId } });
    for (const number of [2, 3]) {
      expect((await enter(at, { answers: wrong })).body.attempt.number).toBe(number);
    }
    const spent = await enter(at, { answers: wrong });
    expect(spent.problem).toMatchObject({ type: 'urn:percolateur:attempts-exhausted' });
    expect(spent.problem.detail).toContain('Cette personne a utilisé tous ses essais');
  });

  test('two copies at once of the last attempt make one', async () => {
    const { prepare, enter, enrolment } = await aRoom();
    const at = await prepare('positionnement');
    const replies = await Promise.all([enter(at, {}), enter(at, {}), enter(at, {})]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await api.db.manager.countBy(QuizAttempt, { enrolmentId: enrolment.id })).toBe(1);
  });

  test('an answer that the paper does not ask, or that is none, is refused', async () => {
    const { learner, hub, prepare, enter } = await aRoom();
    const at = await prepare('evaluation');
    const given = (questionId: string, answer: Answer) => ({
      answers: [{ questionId, answer, certainty: null }],
    });
    const single = (choiceId: string): Answer => ({ kind: 'single', choiceId });
    expect((await enter(at, given('formes-1', single('a')))).status).toBe(422);
    expect((await enter(at, given('evaluation-1', single('z')))).status).toBe(422);
    const twice = given('evaluation-1', single('a')).answers;
    expect((await enter(at, { answers: [...twice, ...twice] })).status).toBe(422);
    const other = await aRoom();
    expect((await enter(at, { enrolmentId: other.enrolment.id })).status).toBe(404);
    expect((await enter(at, {}, learner)).status).toBe(404);
    const stranger = await api.as(await api.scene.staff(hub, 'trainer'));
    expect((await enter(at, {}, stranger)).status).toBe(404);
    expect(await api.db.manager.countBy(QuizAttempt, { quizId: 'evaluation' })).toBeLessThan(10);
  });
});
