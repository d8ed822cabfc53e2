import { expect, type Locator, type Page } from '@playwright/test';

/** Types a name where a signature is asked for. */
export async function typeName(place: Page | Locator, name: string): Promise<void> {
  await place.getByLabel('Je signe en tapant mon nom').check();
  await place.getByLabel('Votre prénom et votre nom').fill(name);
}

/** Draws two strokes where a signature is asked for. */
export async function draw(page: Page): Promise<void> {
  const surface = page.getByRole('img', { name: 'Cadre vide où dessiner' });
  await surface.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await surface.boundingBox())!;
  for (const stroke of [
    [
      [0.2, 0.7],
      [0.35, 0.2],
      [0.5, 0.7],
    ],
    [
      [0.27, 0.5],
      [0.43, 0.5],
      [0.8, 0.6],
    ],
  ]) {
    const points = stroke.map(([right, down]) => [x + right * width, y + down * height] as const);
    await page.mouse.move(...points[0]);
    await page.mouse.down();
    for (const point of points.slice(1)) await page.mouse.move(...point, { steps: 8 });
    await page.mouse.up();
  }
  await expect(page.getByRole('img', { name: 'Votre signature dessinée' })).toBeVisible();
}

/** What is on screen once the server has the signature. */
export const receipt = (page: Page) =>
  page.getByRole('heading', { name: /^Votre signature est reçue, \d+\sh/ });
