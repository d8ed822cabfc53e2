import { Controller, Res, StreamableFile } from '@nestjs/common';
import { agendaRoutes as routes, gatheringRoutes, learnerRoutes } from '@percolateur/contract';
import type { FastifyReply } from 'fastify';
import { SignedIn } from '../../people/auth/caller';
import type { Caller } from '../../people/auth/caller';
import { KEPT } from '../../platform/kept-answers';
import { Asked, Serve } from '../../platform/serve';
import { AgendaFeedService } from './agenda-feed.service';
import { AgendaService } from './agenda.service';

const type = 'text/calendar; charset=utf-8';

/** Half-days, to put in a diary or for a diary that reads them by itself. */
@Controller()
export class AgendaController {
  constructor(
    private readonly agenda: AgendaService,
    private readonly agendaFeeds: AgendaFeedService,
  ) {}

  @Serve(learnerRoutes.agenda)
  async file(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof learnerRoutes.agenda>) {
    const file = await this.agenda.ofCohort(caller, params.cohortId);
    const disposition = 'attachment; filename="formation.ics"';
    return new StreamableFile(Buffer.from(file), { type, disposition });
  }

  @Serve(gatheringRoutes.calendar)
  async gathering(
    @SignedIn() caller: Caller,
    @Asked() { params }: Asked<typeof gatheringRoutes.calendar>,
  ) {
    const file = await this.agenda.ofGathering(caller, params.seriesId, params.day);
    const disposition = 'attachment; filename="cafe-animation.ics"';
    return new StreamableFile(Buffer.from(file), { type, disposition });
  }

  @Serve(routes.feeds)
  feeds(@SignedIn() caller: Caller) {
    return this.agendaFeeds.list(caller.records);
  }

  @Serve(routes.make)
  make(@SignedIn() caller: Caller, @Asked() { body }: Asked<typeof routes.make>) {
    return this.agendaFeeds.make(caller.id, body);
  }

  @Serve(routes.end)
  async end(@SignedIn() caller: Caller, @Asked() { params }: Asked<typeof routes.end>) {
    await this.agendaFeeds.end(caller.id, params.feedId);
  }

  /** Asked again every few hours by every diary, and nearly always unchanged: then it is not sent. */
  @Serve(routes.read)
  async read(
    @Asked() { params }: Asked<typeof routes.read>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const feed = await this.agendaFeeds.read(params.feed);
    void reply.type(type).header('cache-control', KEPT);
    return Buffer.from(feed);
  }
}
