import { expect, type Locator, type Page } from '@playwright/test';
import { fullName, type Somebody } from './cohort';
import { typeName } from './signing';

/** Goes to a half-day of the room, from 1. */
export async function goToHalfDay(page: Page, position: number): Promise<void> {
  const slot = page.getByRole('button', { name: new RegExp(`Demi-journée ${position},`) });
  await slot.click();
  await expect(slot).toHaveAttribute('aria-current', 'true');
}

/** Hands the device round: each person of the list types a name, then hands it on. */
export async function passRound(page: Page, people: Somebody[]): Promise<void> {
  const { dialog, pin } = await passDevice(page);
  for (const person of people) {
    await dialog.getByRole('button', { name: fullName(person) }).click();
    await typeName(dialog, fullName(person));
    await dialog.getByRole('button', { name: 'Je signe ma demi-journée' }).click();
    await expect(dialog.getByRole('heading', { name: 'Votre signature est reçue' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Passer à la personne suivante' }).click();
  }
  await takeBack(dialog, pin);
}

/** Locks the device on the names, and notes the four digits that take it back. */
export async function passDevice(page: Page): Promise<{ dialog: Locator; pin: string }> {
  await page.getByRole('button', { name: 'Passer l’appareil' }).click();
  const pin = await page.locator('app-pass-dialog strong').innerText();
  await page.getByRole('button', { name: /passer l’appareil$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choisissez votre nom' });
  await expect(dialog).toBeVisible();
  return { dialog: page.locator('app-pass-round dialog'), pin };
}

/** The trainer has the device back in hand. */
export async function takeBack(dialog: Locator, pin: string): Promise<void> {
  await dialog.getByRole('button', { name: 'Rendre l’appareil' }).click();
  await dialog.getByLabel(/^Code à quatre chiffres/).fill(pin);
  await dialog.getByRole('button', { name: 'Reprendre l’appareil' }).click();
  await expect(dialog).toBeHidden();
}

/** Agrees to a signature that came late. */
export async function agree(page: Page, person: Somebody): Promise<void> {
  const accept = page.getByRole('button', {
    name: new RegExp(`^Accepter la signature (de |d’)${fullName(person)}$`),
  });
  await accept.click();
  await expect(accept).toBeHidden();
}

/** Countersigns the half-day on screen, every minute followed. */
export async function countersign(page: Page, trainer: Somebody): Promise<void> {
  await page.getByRole('button', { name: 'Contresigner' }).click();
  const dialog = page.getByRole('dialog');
  await typeName(dialog, fullName(trainer));
  await dialog.getByRole('button', { name: /^Je contresigne/ }).click();
  await expect(page.getByText('Contresignée', { exact: true })).toBeVisible();
}
