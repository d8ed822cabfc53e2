import { Body, Controller, Get, Inject, Ip, Param, Post, Query, Res } from '@nestjs/common';
import { Email, Id } from '@percolateur/contract';
import {
  atLocalTime,
  cafeAccess,
  cafeThemes,
  cleanText,
  departementCodes,
  departementName,
  frenchSlot,
  limits,
  Refusal,
  refusalMessage,
  unkeepable,
} from '@percolateur/domain';
import type { CafeAccess, CafeTheme } from '@percolateur/domain';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { KEPT } from '../../platform/kept-answers';
import { placeOfPostalCode } from '../../record/postal-places';
import { Open } from '../../platform/serve';
import { cafesIcs, openAgenda } from './cafe-files';
import { CafeSeatService } from './cafe-seat.service';
import { CalendarService } from './calendar.service';
import type { Wanted } from './calendar.service';
import { eventPage, missingPage, reportedPage, seatPage } from './event-page';
import type { Mended } from './event-page';
import { HumanService } from './human.service';
import { distances, listPage, mapPage, usualDistance } from './list-page';
import { shareImage } from './share-image';

type Sent = Record<string, string | string[] | undefined>;

const one = (sent: Sent | undefined, name: string) => {
  const value = sent?.[name];
  return typeof value === 'string' ? value : '';
};

/**
 * The calendar as pages that need no script, no account and few bytes: on an old phone the web app
 * would weigh more than all of them.
 */
@Controller('cafes')
export class CafePagesController {
  private readonly drawn = new LRUCache<string, Buffer>({ max: 200 });

  constructor(
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
    private readonly humans: HumanService,
    private readonly seats: CafeSeatService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Open()
  @Get()
  async list(@Query() query: Sent, @Res({ passthrough: true }) reply: FastifyReply) {
    const wanted = wantedOf(query);
    const page = await this.calendar.page(wanted);
    return kept(reply, 'text/html', listPage(wanted, page, this.env.publicUrl));
  }

  @Open()
  @Get('carte')
  async map(@Res({ passthrough: true }) reply: FastifyReply) {
    return kept(reply, 'text/html', mapPage(await this.calendar.counts(), this.env.publicUrl));
  }

  @Open()
  @Get('openagenda.json')
  async json(@Query() query: Sent, @Res({ passthrough: true }) reply: FastifyReply) {
    const cafes = await this.calendar.feed(wantedOf(query).departement);
    return kept(reply, 'application/json', JSON.stringify(openAgenda(cafes, this.env.publicUrl)));
  }

  @Open()
  @Get('agenda/:feed')
  async feed(@Param('feed') feed: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const code = feed.replace(/\.ics$/, '');
    const known = code === 'france' || departementCodes.includes(code);
    if (!known) throw new Refusal('not-found');
    const where = code === 'france' ? '' : code;
    const name = where ? `Cafés IA, ${departementName(where)}` : 'Cafés IA';
    const cafes = await this.calendar.feed(where);
    return kept(reply, 'text/calendar', cafesIcs(cafes, this.env.publicUrl, name));
  }

  @Open()
  @Get(':slug')
  async event(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.withForms(reply, await this.page(slug, reply));
  }

  @Open()
  @Get(':slug/cafe.ics')
  async file(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { cafe } = await this.calendar.find(slug);
    void reply.header('content-disposition', 'attachment; filename="cafe.ics"');
    return kept(reply, 'text/calendar', cafesIcs([cafe], this.env.publicUrl));
  }

  @Open()
  @Get(':slug/image.png')
  async image(@Param('slug') slug: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { cafe } = await this.calendar.find(slug);
    const shared = {
      title: cafe.title,
      when: frenchSlot(cafe.startsAt, cafe.endsAt, cafe.timeZone),
      where: `${cafe.place}, ${cafe.address}`,
    };
    const key = JSON.stringify(shared);
    const bytes = this.drawn.get(key) ?? (await shareImage(shared));
    this.drawn.set(key, bytes);
    void reply.type('image/png').header('cache-control', 'public, max-age=3600');
    return bytes;
  }

  /** Takes a place. What cannot be kept is said on the page itself, with what was typed. */
  @Open()
  @Post(':slug/inscription')
  async come(
    @Ip() ip: string,
    @Param('slug') slug: string,
    @Body() sent: Sent | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [firstName, typed] = [cleanText(one(sent, 'prenom')), one(sent, 'email')];
    const email = typed.trim() ? Email.safeParse(typed) : null;
    const id = Id.safeParse(one(sent, 'id'));
    const mended = (message: string) =>
      this.mend(slug, reply, { form: 'seat', message, firstName, email: typed });
    const bad = unkeepable(sent).length > 0 || one(sent, 'site') || !id.success;
    if (bad) return mended('Rechargez la page, puis recommencez.');
    if (!firstName || firstName.length > limits.line) return mended('Écrivez votre prénom.');
    if (email && !email.success) return mended('Cette adresse n’est pas complète.');
    try {
      const { cafe } = await this.calendar.find(slug);
      const address = email?.data ?? '';
      const seat = { id: id.data, firstName, email: address };
      const taken = await this.seats.take(ip, cafe.id, seat);
      const page = seatPage({ cafe, publicUrl: this.env.publicUrl }, { ...taken, email: address });
      return this.withForms(reply.code(200), page);
    } catch (error) {
      return mended(wordsOf(error));
    }
  }

  /** Tells the hub what is wrong with a page. */
  @Open()
  @Post(':slug/signalement')
  async report(
    @Ip() ip: string,
    @Param('slug') slug: string,
    @Body() sent: Sent | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const words = cleanText(one(sent, 'mots'));
    const mended = (message: string) => this.mend(slug, reply, { form: 'report', message, words });
    if (unkeepable(sent).length > 0) return mended('Rechargez la page, puis recommencez.');
    if (!words || words.length > limits.reason)
      return mended('Dites en quelques mots ce qui ne va pas.');
    try {
      const asked = { token: one(sent, 'question'), answer: one(sent, 'reponse') };
      await this.calendar.report(ip, slug, { words, ...asked });
      const { cafe } = await this.calendar.find(slug);
      return this.withForms(reply.code(200), reportedPage(cafe, this.env.publicUrl));
    } catch (error) {
      return mended(wordsOf(error));
    }
  }

  private async mend(slug: string, reply: FastifyReply, mended: Mended) {
    void reply.code(422);
    return this.withForms(reply, await this.page(slug, reply, mended));
  }

  private async page(slug: string, reply: FastifyReply, mended?: Mended): Promise<string> {
    const { publicUrl } = this.env;
    try {
      const found = await this.calendar.find(slug);
      const asked = { seatId: uuidv7(), question: this.humans.ask() };
      return eventPage({ ...found, ...asked, now: this.clock.now(), publicUrl }, mended);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error;
      void reply.code(404);
      return missingPage(publicUrl);
    }
  }

  /** A page with a form: a browser that says nothing of where it comes from would be refused. */
  private withForms(reply: FastifyReply, page: string): string {
    void reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'same-origin');
    return page;
  }
}

function kept(reply: FastifyReply, type: string, content: string): Buffer {
  void reply
    .type(`${type}; charset=utf-8`)
    .header('cache-control', KEPT)
    .header('referrer-policy', 'same-origin');
  return Buffer.from(content);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Refusal) || error.code === 'unexpected') throw error;
  const { title, detail } = refusalMessage(error.code, error.details);
  return `${title}. ${detail}`;
}

/** What is looked for, from an address that anybody may have written: what means nothing asks nothing. */
function wantedOf(query: Sent): Wanted {
  const departement = one(query, 'departement').toUpperCase();
  const postalCode = /^\d{5}$/.exec(one(query, 'cp').trim())?.[0] ?? '';
  const from = placeOfPostalCode(postalCode);
  const asked = Number(one(query, 'rayon'));
  const around = distances.includes(asked) ? asked : 0;
  const day = /^20[2-9]\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(one(query, 'du'))?.[0];
  const theme = one(query, 'theme');
  const access = [query.acces ?? []].flat().filter((each) => Object.hasOwn(cafeAccess, each));
  const after = Id.safeParse(one(query, 'apres'));
  return {
    departement: departementCodes.includes(departement) ? departement : '',
    ...{ postalCode, from, around: from ? around || usualDistance : around },
    since: day ? atLocalTime(day, '00:00', 'Europe/Paris') : null,
    theme: Object.hasOwn(cafeThemes, theme) ? (theme as CafeTheme) : '',
    access: access as CafeAccess[],
    after: after.success ? after.data : '',
  };
}
