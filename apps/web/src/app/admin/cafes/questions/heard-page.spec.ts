import {
  type CommonQuestionRow,
  type HeardQuestionRow,
  heardQuestionRoutes as routes,
  organisationRoutes,
} from '@percolateur/contract';
import { coordinator, hub, organisationId } from '../../../testing/coordination';
import { Page } from '../../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const params = { organisationId };
const inList = { params, query: { state: 'new' as const } };
const inCommon = { params, query: {} };
const heard = (end: number, words: string): HeardQuestionRow => ({
  ...{ id: id(end), words, theme: 'environment', departement: '61', state: 'new', under: null },
  heardAt: '2026-12-10T17:30:00.000Z',
});
const wording: CommonQuestionRow = {
  ...{ id: id(90), theme: 'environment', words: 'Combien d’eau ?', answer: '', lessonId: null },
  ...{ termId: null, answered: false, here: 3, everywhere: null, ours: true, revision: 2 },
};
const none = { rows: [], next: null };

const open = async (rows = [heard(1, 'Et l’eau ?'), heard(2, 'L’eau, encore ?')]) => {
  const page = await Page.open('/coordination/cafes/questions', coordinator);
  await page.answer(organisationRoutes.list, {}, [hub]);
  await page.answer(routes.list, inList, { rows, next: null });
  await page.answer(routes.common, inCommon, { rows: [wording], next: null });
  return page;
};
const tick = async (page: Page, place: number) => {
  page.root.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')[place]!.click();
  await page.wait(0);
};

it('tells what is ticked under a new wording, begun from the first of them', async () => {
  const page = await open();
  await tick(page, 0);
  await tick(page, 1);
  expect(page.text).toContain('2 questions cochées');
  await page.press('Choisir leur formulation');
  await page.answer(routes.common, inCommon, { rows: [wording], next: null });
  await page.type('#field-wording', 'Combien d’eau faut-il ?');
  await page.press('Ranger 2 questions');
  const sent = await page.answer(routes.sort, { params }, undefined);
  expect(sent).toMatchObject({
    ...{ deed: 'group', ids: [id(1), id(2)] },
    fresh: { words: 'Combien d’eau faut-il ?', theme: 'environment' },
  });
  await page.answer(routes.list, inList, none);
  await page.answer(routes.common, inCommon, none);
  expect(page.text).toContain('Aucune pour ce choix');
});

it('says of a wording what is told everywhere, and what answers it', async () => {
  const page = await open([]);
  expect(page.text).toContain('moins de 5 cafés');
  expect(page.text).toContain('attend une réponse');
  await page.press('Répondre ou corriger');
  await page.answer(
    routes.answers,
    {},
    {
      lessons: [{ id: 'l-eau', title: 'L’eau', halfDay: 'Impacts' }],
      terms: [{ id: 'eau', term: 'eau' }],
    },
  );
  await page.type('#field-answer', 'Un demi-verre, dit-on.');
  await page.press('Enregistrer');
  const where = { params: { ...params, commonQuestionId: wording.id } };
  expect(await page.answer(routes.revise, where, undefined)).toMatchObject({
    ...{ answer: 'Un demi-verre, dit-on.', lessonId: null, termId: null, revision: 2 },
  });
});

it('hides what names somebody', async () => {
  const page = await open();
  await tick(page, 1);
  await page.press('Cacher');
  expect(await page.answer(routes.sort, { params }, undefined)).toEqual({
    ...{ deed: 'hide', ids: [id(2)] },
  });
});
