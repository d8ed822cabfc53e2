import { expect, phone, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

// `/entrer` asks who is there, and nobody is yet.
test.use({ refusals: true });

test('a session is kept as a template, and a series made from it at once', async ({ someone }) => {
  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  await office.goto('/coordination/sessions/nouvelle');
  await office.getByLabel('Premier jour').fill('2088-03-02');
  await office.getByLabel('Lieu', { exact: true }).fill('La Fabrique');
  await office.getByLabel('Minimum pour la maintenir').fill('5');
  await office.getByRole('button', { name: 'Créer la session' }).click();
  await expect(office.getByRole('heading', { level: 1 })).toContainText('mars 2088');

  await office.getByRole('button', { name: 'Garder comme modèle' }).click();
  await office.getByLabel('Nom du modèle').fill('Deux jours à la Fabrique');
  await office.getByRole('button', { name: 'Garder ce modèle' }).click();
  await expect(office.getByRole('dialog')).toBeHidden();

  await office.goto('/coordination');
  await office.getByRole('link', { name: 'Modèles de session' }).click();
  await expect(office.getByText('4 demi-journées · 12 places · La Fabrique')).toBeVisible();
  await look(office, 'templates');
  await office.getByRole('link', { name: 'Modifier Deux jours à la Fabrique' }).click();
  await office.getByLabel('Nombre de places').fill('10');
  await office
    .getByRole('group', { name: 'Demi-journée 1', exact: true })
    .getByLabel('De', { exact: true })
    .fill('10:00');
  await look(office, 'template');
  await office.getByRole('button', { name: 'Enregistrer le modèle' }).click();
  await expect(office.getByText('4 demi-journées · 10 places · La Fabrique')).toBeVisible();

  await office.getByRole('link', { name: /Créer une session d’après/ }).click();
  await office.getByLabel('Premier jour').fill('2088-04-06');
  await expect(office.getByLabel('Minimum pour la maintenir')).toHaveValue('5');
  await office.getByRole('group', { name: 'Qui anime ?' }).getByRole('checkbox').first().check();
  await office.getByLabel('Une série, aux mêmes horaires').check();
  await office.getByLabel('À quel rythme ?').selectOption('Toutes les deux semaines');
  await office.getByLabel('Nombre de sessions').fill('4');
  await office.getByLabel('Nombre de sessions').blur();
  // The third would begin on Tuesday 4 May; the fourth is brought to the days of the second.
  await expect(office.getByText('Rien ne s’oppose à ces dates.')).toBeVisible();
  const fourth = office.getByLabel('Session 4, premier jour');
  await fourth.fill('2088-04-20');
  await expect(office.getByText('Chevauche une autre session de la série').first()).toBeVisible();
  await look(office, 'series-form');
  await office.getByRole('button', { name: 'Retirer la session 4' }).click();
  await expect(office.getByText('Rien ne s’oppose à ces dates.')).toBeVisible();
  await office.getByRole('button', { name: 'Créer les 3 sessions' }).click();

  await expect(
    office.getByRole('heading', { name: 'Les sessions d’une même série' }),
  ).toBeVisible();
  await expect(office.getByRole('link', { name: 'Série, 2 sur 3' })).toBeVisible();
  await look(office, 'series-list');
  await office.setViewportSize(phone);
  await office.locator('.name').first().click();
  await office.getByRole('link', { name: 'La suivante' }).click();
  await expect(office.getByText('session sur 3')).toContainText('2e');
  await look(office, 'series-session');
});
