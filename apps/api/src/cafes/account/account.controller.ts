import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { publicCafeRoutes as routes } from '@percolateur/contract';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Asked, Open, Serve } from '../../platform/serve';
import { CalendarService } from '../calendar/calendar.service';
import { AccountService } from './account.service';
import { thanksPage } from './thanks-page';

/** Telling a café, and what is made of it for those who came. */
@Controller()
export class CafeAccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Serve(routes.told)
  told(@Asked() { body }: Asked<typeof routes.told>) {
    return this.accounts.read(body.token);
  }

  @Serve(routes.tell)
  tell(@Asked() { body }: Asked<typeof routes.tell>) {
    const { token, ...account } = body;
    return this.accounts.tell(token, account);
  }

  @Open()
  @Get('cafes/:slug/photo.jpg')
  async photo(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { photo, toldAt } = await this.accounts.photo(slug);
    // Asked about each time: what is taken away is gone at once.
    const etag = `"${toldAt.getTime()}"`;
    void reply.headers({ 'cache-control': 'no-cache', etag });
    const known = reply.request.headers['if-none-match'] === etag;
    void (known ? reply.code(304) : reply.type('image/jpeg'));
    return known ? undefined : photo;
  }

  /** For those who came: thanks, what to read on, and a code to print. */
  @Open()
  @Get('cafes/:slug/merci')
  async thanks(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = await this.calendar.find(slug);
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    return thanksPage(found, { now: this.clock.now(), publicUrl: this.env.publicUrl });
  }
}
