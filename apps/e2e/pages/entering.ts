import { expect, type Page } from '@playwright/test';
import type { Mailbox } from './mailbox';

/** Signs in a demonstration account with the password that the server printed. */
export async function enterByPassword(page: Page, email: string): Promise<void> {
  await page.goto('/entrer');
  await page.getByText('Entrer avec un mot de passe').click();
  await page.getByLabel('Adresse électronique', { exact: true }).fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(process.env.DEMO_PASSWORD!);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(page).not.toHaveURL(/entrer/);
}

/** Signs in with the six digits received by e-mail. */
export async function enterByCode(page: Page, email: string, mailbox: Mailbox): Promise<void> {
  await askForCode(page, email);
  const letter = await mailbox.open(email, /code/i);
  const [code] = /\b\d{6}\b/.exec(await letter.innerText())!;
  await page.getByLabel('Code à six chiffres').fill(code);
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(page).not.toHaveURL(/entrer/);
}

/** Asks for a code on one page and opens the link of the letter in another: one tap, and in. */
export async function enterByLink(page: Page, email: string, mailbox: Mailbox): Promise<void> {
  await askForCode(page, email);
  const letter = await mailbox.open(email, /code/i);
  await page.goto(await mailbox.linkIn(letter, '/entrer/lien#'));
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await expect(page).not.toHaveURL(/entrer/);
}

async function askForCode(page: Page, email: string): Promise<void> {
  await page.goto('/entrer');
  await page.getByLabel('Votre adresse électronique').fill(email);
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await expect(page.getByLabel('Code à six chiffres')).toBeVisible();
}
