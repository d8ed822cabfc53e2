import { cafePlanRoutes, learnerRoutes } from '@percolateur/contract';
import { addLocalDays, localDate } from '@percolateur/domain';
import { cohortId, nadia } from '../testing/fixtures';
import { Page } from '../testing/page';

const where = { params: { cohortId } };
const inDays = (days: number) => addLocalDays(localDate(new Date(), 'Europe/Paris'), days);
const plan = { plannedOn: inDays(20), place: 'La bibliothèque', ally: '', question: '' };

const noPlans = { opensAt: null, open: false, mine: [], shared: [] };

const open = async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/mon-cafe`, nadia);
  await page.answer(learnerRoutes.cafe, where, { plan: null });
  await page.answer(cafePlanRoutes.list, where, noPlans);
  return page;
};

it('says in plain words what is missing, and that a day is past, before it asks the server', async () => {
  const page = await open();
  await page.press('Poser cette date');
  expect(page.text).toContain('Choisissez un jour.');
  expect(page.text).toContain('Dites où, même en un mot.');
  await page.type('#field-plannedOn', inDays(-2));
  await page.press('Poser cette date');
  expect(page.text).toContain('Ce jour est passé. Choisissez-en un à venir.');
  page.quiet();
});

it('keeps the plan through a cut, shows it on return, and says when it is received', async () => {
  const page = await open();
  await page.type('#field-plannedOn', plan.plannedOn);
  await page.type('#field-place', plan.place);
  await page.press('Poser cette date');
  await page.cut(learnerRoutes.planCafe, where);
  expect(page.text).toContain('sur cet appareil');
  expect(page.text).toContain('Tout est gardé sur cet appareil');
  expect(page.text).not.toContain('C’est noté');
  page.close();
  const back = await open();
  expect(back.find<HTMLInputElement>('#field-place').value).toBe(plan.place);
  expect(await back.answer(learnerRoutes.planCafe, where, { plan })).toEqual(plan);
  expect(back.text).toContain('C’est noté');
});
