import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { Id } from '@percolateur/contract';
import { achievements, Refusal, statusPurposes } from '@percolateur/domain';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Open } from '../../platform/serve';
import { ImageService, imageForms } from './image.service';
import { IssuerService } from './issuer.service';
import { StatusListService } from './status-list.service';

const Place = z.object({
  organisationId: Id,
  achievement: z.enum(achievements).optional(),
  list: z.coerce.number().int().min(0).max(10_000).optional(),
  purpose: z.enum(statusPurposes).optional(),
  form: z.enum(imageForms).optional(),
});
type Place = Required<z.infer<typeof Place>>;

/** In seconds: a key or a word may be read a while after it changed, a revocation not for long. */
const hour = 3600;
const fiveMinutes = 300;

/**
 * What badges name by its address, for programs: at the root of the site, where did:web looks. It may
 * be read from any page, holds nothing about anybody, and never moves.
 */
@Controller('badges/:organisationId')
export class HostedController {
  constructor(
    private readonly images: ImageService,
    private readonly issuers: IssuerService,
    private readonly lists: StatusListService,
  ) {}

  @Open()
  @Get('did.json')
  async did(
    @Param() params: unknown,
    @Headers('accept') accept: string,
    @Res() reply: FastifyReply,
  ) {
    const document = await this.issuers.didDocument(placeOf(params).organisationId);
    return send(reply, accept, 'application/did+ld+json', JSON.stringify(document), hour);
  }

  @Open()
  @Get()
  async issuer(
    @Param() params: unknown,
    @Headers('accept') accept: string,
    @Res() reply: FastifyReply,
  ) {
    const profile = await this.issuers.profile(placeOf(params).organisationId);
    return send(reply, accept, 'application/ld+json', JSON.stringify(profile), hour);
  }

  @Open()
  @Get('status/:list/:purpose')
  async status(
    @Param() params: unknown,
    @Headers('accept') accept: string,
    @Res() reply: FastifyReply,
  ) {
    const { organisationId, list, purpose } = placeOf(params);
    const credential = await this.lists.read(organisationId, list, purpose);
    return send(reply, accept, 'application/vc', credential, fiveMinutes);
  }

  @Open()
  @Get(':achievement/image.:form')
  async image(@Param() params: unknown, @Res() reply: FastifyReply) {
    const { organisationId, achievement, form } = placeOf(params);
    const { bytes, type } = await this.images.plain(organisationId, achievement, form);
    return send(reply, undefined, type, bytes, hour);
  }

  @Open()
  @Get(':achievement')
  async achievement(
    @Param() params: unknown,
    @Headers('accept') accept: string,
    @Res() reply: FastifyReply,
  ) {
    const { organisationId, achievement } = placeOf(params);
    const document = await this.issuers.achievement(organisationId, achievement);
    return send(reply, accept, 'application/ld+json', JSON.stringify(document), hour);
  }
}

/** @throws Refusal `not-found` for an address that names nothing possible */
function placeOf(params: unknown): Place {
  const place = Place.safeParse(params);
  if (!place.success) throw new Refusal('not-found');
  return place.data as Place;
}

/** Under the type it was asked as, where that is a plainer JSON; not again to who has it already. */
function send(
  reply: FastifyReply,
  accept: string | undefined,
  type: string,
  body: string | Buffer,
  seconds: number,
) {
  const plainer = ['application/ld+json', 'application/json'].find((each) =>
    accept?.includes(each),
  );
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  void reply.headers({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': `public, max-age=${seconds}`,
    vary: 'accept',
    etag,
  });
  if (reply.request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type(accept?.includes(type) ? type : (plainer ?? type)).send(body);
}
