import { qualityRoutes, surveyRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const where = { params: { cohortId, survey: 'hot' } };
const mine = {
  ...{ kind: 'hot' as const, cohortTitle: 'Animer un Café IA', timeZone: 'Europe/Paris' },
  ...{ state: 'open' as const, from: null, until: '2026-12-24T16:00:00Z', answer: null },
};

const open = async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/avis/hot`, nadia);
  await page.answer(surveyRoutes.mine, where, mine);
  return page;
};

it('keeps an opinion through a cut, and says when it is received', async () => {
  const page = await open();
  await page.type('#chaud-changer', 'Plus de pauses.');
  await page.press('Envoyer mon avis');
  await page.cut(surveyRoutes.answer, where);
  expect(page.text).toContain('sur cet appareil');
  expect(page.text).not.toContain('C’est reçu');
  page.close();
  const back = await open();
  expect(back.find<HTMLTextAreaElement>('#chaud-changer').value).toBe('Plus de pauses.');
  const sent = await back.answer(surveyRoutes.answer, where, mine);
  expect(sent).toEqual({
    ratings: {},
    words: { 'chaud-changer': 'Plus de pauses.' },
    callBack: false,
  });
  expect(back.text).toContain('C’est reçu, merci.');
});

it('keeps a complaint through a cut, and sends it once', async () => {
  const there = { params: { cohortId } };
  const page = await Page.open(`/ma-formation/${cohortId}/reclamation`, nadia);
  await page.type('#field-body', 'La salle était froide.');
  await page.press('Envoyer au hub');
  await page.cut(qualityRoutes.complain, there);
  expect(page.text).toContain('sur cet appareil');
  expect(page.text).not.toContain('C’est reçu');
  page.close();
  const back = await Page.open(`/ma-formation/${cohortId}/reclamation`, nadia);
  await back.answer(qualityRoutes.complain, there, undefined);
  expect(back.text).toContain('C’est reçu. Le hub vous répond');
  back.quiet();
});
