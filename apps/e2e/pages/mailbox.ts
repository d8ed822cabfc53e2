import { expect, type Locator, type Page } from '@playwright/test';

/** The demonstration’s mailbox, as a person reads it. */
export class Mailbox {
  constructor(private readonly page: Page) {}

  /** Waits for the latest message to somebody, opens it and answers its text. */
  async open(to: string, subject: RegExp): Promise<Locator> {
    const message = this.page
      .getByRole('listitem')
      .filter({ hasText: to })
      .filter({ hasText: subject });
    await expect(async () => {
      await this.page.goto('/mailbox');
      await expect(message.first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await message.first().getByRole('link').click();
    return this.page.getByRole('main');
  }

  /** The address of the first link of a message that contains this. */
  async linkIn(letter: Locator, part: string): Promise<string> {
    await letter.getByText('Version texte').click();
    const [address] = new RegExp(`https?://\\S*${part}\\S*`).exec(await letter.innerText())!;
    return address;
  }
}
