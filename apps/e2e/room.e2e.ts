import { desk, expect, phone, test } from './house';
import { look } from './look';
import { aCohortUnderWay } from './pages/arranged';
import { fullName, type Somebody } from './pages/cohort';
import { enterByPassword } from './pages/entering';
import { passRound } from './pages/room';

const names = [
  ['Jean-Baptiste', 'de La Rochefoucauld-Montbel'],
  ['Marie-Charlotte-Amélie', 'Vandenbroucke'],
  ['Li', 'Wu'],
  ['Anne', 'Roy'],
  ['Mohamed-Amine', 'Ben Abdelkader El Idrissi'],
  ['Zoé', 'Œillet'],
  ['Yves', 'D’Angelo'],
  ['Ève', 'Petit'],
  ['Ndèye Fatou', 'Diop-N’Diaye'],
  ['Kevin', 'Le Goff'],
  ['Paola', 'Fernandes da Conceição'],
  ['Hugo', 'Lemaître'],
  ['Inès', 'Haddad'],
  ['Étienne', 'Chauvin'],
  ['Sophie', 'Martin'],
];

test('fifteen people hold on one screen of a phone, each with a sign, a word, and the rest at a touch', async ({
  someone,
}) => {
  test.setTimeout(180_000);
  const page = await someone(phone);
  await enterByPassword(page, 'coordination@percolateur.test');
  const people = names.map(([firstName, lastName], index): Somebody => ({
    ...{ firstName, lastName },
    email: `grande-salle-${index}@salle.test`,
  }));
  const trainer = { firstName: 'Odile', lastName: 'Salle', email: 'odile.salle@salle.test' };
  const title = 'Une grande salle, à la médiathèque du Port';
  const cohortId = await aCohortUnderWay(page, { title, trainer, people, minutesAgo: 30 });
  await page.goto(`/animer/${cohortId}`);
  await page.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await passRound(page, people.slice(0, 9));

  const tiles = page.locator('app-people-tiles button');
  await expect(tiles).toHaveCount(names.length);
  await expect(page.getByText(/9\ssignatures sur 15/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Passer l’appareil' })).toBeInViewport();
  for (const tile of await tiles.all()) await expect(tile).toBeInViewport({ ratio: 1 });
  await look(page, 'room-fifteen');

  // The wait of a touch is not what is tried here: by the keyboard, and back where one was.
  const first = tiles.first();
  await first.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('link', { name: /^Écrire/ })).toBeVisible();
  await look(page, 'room-fifteen-one');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(first).toBeFocused();
  await first.click();
  await dialog.getByRole('button', { name: /^Noter un retard/ }).click();
  await expect(page.getByRole('heading', { name: /^Retard ou départ/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(first).toBeFocused();

  await page.setViewportSize(desk);
  await expect(page.getByText(fullName(people[0]))).toBeVisible();
  await look(page, 'room-fifteen-desk');
});
