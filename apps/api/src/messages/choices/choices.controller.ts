import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { mailChoices, Refusal } from '@percolateur/domain';
import type { MailChoice } from '@percolateur/domain';
import { Open } from '../../platform/serve';
import { choicesPage, noSuchPage } from './choices-page';
import type { Done } from './choices-page';
import { MailChoices } from './mail-choices';

const page = 'text/html; charset=utf-8';
/** Without it browsers say that the form comes from nowhere; other sites still learn nothing. */
const referrer = ['referrer-policy', 'same-origin'] as const;

/**
 * Preferences without signing in: a page for people, and what mail programs press for them. Reading
 * changes nothing, since scanners follow links; a POST may come twice, without cookie (RFC 8058 §3).
 */
@Controller('api/v1/mail/choices')
export class ChoicesController {
  constructor(private readonly choices: MailChoices) {}

  @Open()
  @Get(':token')
  @Header('content-type', page)
  @Header(...referrer)
  async read(@Param('token') token: string): Promise<string> {
    const opened = await this.choices.open(token);
    if (!opened) return noSuchPage();
    return this.shown(opened.personId, null, opened.choice);
  }

  /** @throws Refusal `not-found` for a link that we did not make */
  @Open()
  @Post(':token')
  @HttpCode(200)
  @Header('content-type', page)
  @Header(...referrer)
  async write(@Param('token') token: string, @Body() body: unknown): Promise<string> {
    const opened = await this.choices.open(token);
    if (!opened) throw new Refusal('not-found');
    const { personId, choice } = opened;
    const form = fieldsOf(body);
    if (form.get('form') === 'choices') {
      const kept = (Object.keys(mailChoices) as MailChoice[]).filter((each) =>
        form.getAll('keep').includes(each),
      );
      await this.choices.choose(personId, kept, form.has('resume'));
      return this.shown(personId, 'chosen', choice);
    }
    if (!choice || form.get('List-Unsubscribe') !== 'One-Click') throw new Refusal('input-invalid');
    await this.choices.refuse(personId, choice);
    return this.shown(personId, 'refused', choice);
  }

  private async shown(personId: string, done: Done, asked: MailChoice | null): Promise<string> {
    return choicesPage(await this.choices.read(personId), { done, asked });
  }
}

/** Fields of a form, in either of the types that RFC 8058 §3.2 lets programs send. */
function fieldsOf(body: unknown): URLSearchParams {
  const parts =
    typeof body === 'string'
      ? [...body.matchAll(part)].map(([, name, value]) => [name, value])
      : Object.entries(body ?? {}).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, String(each)]),
        );
  return new URLSearchParams(parts as [string, string][]);
}
const part = /name="?([\w-]+)"?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^\r\n]*)/g;
