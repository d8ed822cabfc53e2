import { expect, type Page } from '@playwright/test';
import { look } from '../look';
import type { Timetable } from '../timetable';

export interface Somebody {
  firstName: string;
  lastName: string;
  email: string;
}

export const fullName = ({ firstName, lastName }: Somebody) => `${firstName} ${lastName}`;

/** Fills the form of a person, wherever it stands. */
async function describe(page: Page, { firstName, lastName, email }: Somebody): Promise<void> {
  const form = page.getByRole('dialog');
  await form.getByLabel('Prénom').fill(firstName);
  await form.getByLabel('Nom', { exact: true }).fill(lastName);
  await form.getByLabel('Adresse électronique').fill(email);
}

/** Gives the role of trainer to somebody new. */
export async function nameTrainer(page: Page, trainer: Somebody): Promise<void> {
  await page.goto('/coordination/equipe');
  await page.getByRole('button', { name: 'Donner un rôle' }).click();
  await describe(page, trainer);
  await look(page, 'team');
  await page.getByRole('button', { name: 'Donner ce rôle' }).click();
  await expect(page.getByRole('row', { name: fullName(trainer) })).toBeVisible();
}

/** Creates a cohort with the hours of the template and answers its address. */
export async function createCohort(
  page: Page,
  title: string,
  trainer: Somebody,
  { timeZone, firstDay }: Timetable,
): Promise<string> {
  await page.goto('/coordination');
  await page.getByRole('link', { name: 'Créer une session' }).click();
  await page.getByLabel('Premier jour').fill(firstDay);
  await page.getByLabel('Titre').first().fill(title);
  await page.getByLabel('Lieu', { exact: true }).fill('Médiathèque du Port');
  await page.getByLabel('Adresse', { exact: true }).fill('3 quai de l’Exemple, 14000 Caen');
  await page.getByLabel('Fuseau horaire').selectOption(timeZone);
  await page.getByLabel(fullName(trainer)).check();
  await look(page, 'new-cohort');
  await page.getByRole('button', { name: 'Créer la session' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return page.url();
}

/** Moves the half-days of a cohort to other dates. */
export async function moveHalfDays(page: Page, { halfDays }: Timetable): Promise<void> {
  await page.getByRole('button', { name: 'Modifier la session' }).click();
  for (const [index, { day, start, end }] of halfDays.entries()) {
    const slot = page.getByRole('group', { name: `Demi-journée ${index + 1}`, exact: true });
    await slot.getByLabel('Jour').fill(day);
    await slot.getByLabel('De', { exact: true }).fill(start);
    await slot.getByLabel('À', { exact: true }).fill(end);
  }
  await look(page, 'edit-cohort');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'En bref' })).toBeVisible();
}

/** Opens it to invitations. */
export async function openCohort(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ouvrir la session' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ouvrir la session' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('[aria-current=step]')).toHaveText(/ouverte|en cours/);
}

/** Enrols people from a list pasted from a spreadsheet: rehearsed, then for good. */
export async function importPeople(page: Page, people: Somebody[]): Promise<void> {
  const lines = people.map(({ firstName, lastName, email }) =>
    [firstName, lastName, email, 'Mairie d’Exemple'].join(';'),
  );
  await page.getByRole('button', { name: 'Importer une liste' }).click();
  await page
    .getByLabel('Ou coller depuis un tableur')
    .fill(['prénom;nom;adresse électronique;structure', ...lines].join('\n'));
  await page.getByRole('button', { name: 'Vérifier la liste' }).click();
  await expect(
    page.getByRole('heading', {
      name: new RegExp(`^Avant d’inscrire : ${people.length}.personnes prêtes`),
    }),
  ).toBeVisible();
  await look(page, 'import-rehearsed');
  await page.getByRole('button', { name: `Inscrire ${people.length} personnes` }).click();
  await expect(page.getByRole('heading', { name: /^C’est fait/ })).toBeVisible();
  await page.getByRole('button', { name: 'Fermer' }).click();
}

/** Enrols one person by hand. */
export async function enrol(page: Page, person: Somebody): Promise<void> {
  await page.getByRole('button', { name: 'Inscrire une personne' }).click();
  await describe(page, person);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Inscrire' }).click();
  await expect(dialog.getByRole('status')).toContainText(fullName(person));
  await dialog.getByRole('button', { name: 'Fermer' }).click();
}

/** Issues every document of a kind that is earned: « 2 certificats de réalisation ». */
export async function issue(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: `Émettre ${what}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: what })).toBeVisible();
}
