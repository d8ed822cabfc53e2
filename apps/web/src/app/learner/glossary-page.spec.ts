import { courseRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../testing/fixtures';
import { Page } from '../testing/page';

const terms = [
  { id: 'modele', term: 'modèle', definition: 'Des nombres réglés.', simpler: 'Une recette.' },
  { id: 'poids', term: 'poids', definition: 'Un nombre du modèle.', simpler: 'Un réglage.' },
  { id: 'jeton', term: 'jeton', definition: 'Un morceau.', simpler: 'Un bout de mot.' },
];

it('finds a word whatever its accents, named first, then spoken of; and gives all back', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/glossaire`, nadia);
  await page.answer(courseRoutes.glossary, { params: { cohortId } }, { terms });
  const words = () => [...page.root.querySelectorAll('dt')].map(({ textContent }) => textContent);
  expect(words()).toEqual(['jeton', 'modèle', 'poids']);
  await page.type('#glossary-search', 'MODELE');
  expect(words()).toEqual(['modèle', 'poids']);
  expect(page.text).toContain('2 mots');
  await page.type('#glossary-search', 'percolateur');
  expect(page.text).toContain('Aucun mot trouvé.');
  const escape = new KeyboardEvent('keydown', { key: 'Escape' });
  page.find('#glossary-search').dispatchEvent(escape);
  await page.wait(1);
  expect(words()).toHaveLength(3);
});
