import { expect, type Locator } from '@playwright/test';

/** Presses Tab until this has the focus, which must show. */
export async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  await target.waitFor();
  for (let steps = 0; !(await isFocused()); steps += 1) {
    expect(steps, `Tab never reaches ${target}`).toBeLessThan(150);
    await keyboard.press('Tab');
  }
}

/** Goes to a link or a button, and presses it. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}

/** Goes to a field and types in it. */
export async function type(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.type(text);
}
