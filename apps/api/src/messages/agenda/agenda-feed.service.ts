import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { agendaRoutes, urlOf } from '@percolateur/contract';
import type { AgendaFeed as AgendaFeedView } from '@percolateur/contract';
import { paces, Refusal } from '@percolateur/domain';
import type { AgendaKind } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';
import { ThrottleService } from '../../platform/throttle.service';
import { AgendaFeed } from '../../record/agenda-feed.entity';
import { Person } from '../../record/person.entity';
import { AgendaService } from './agenda.service';

const purpose = 'agenda-feed';

/** The addresses that diaries read by themselves: made, made anew, ended, read. */
@Injectable()
export class AgendaFeedService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly agenda: AgendaService,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly throttle: ThrottleService,
    @Inject(ENV) private readonly env: Env,
  ) {}

  async list(records: readonly string[]): Promise<AgendaFeedView[]> {
    const feeds = await this.db.manager.find(AgendaFeed, {
      where: { personId: In([...records]) },
      order: { kind: 'ASC' },
    });
    return feeds.map((feed) => this.view(feed));
  }

  /**
   * An address for these half-days; the former of its kind opens nothing any more. The same again
   * changes nothing.
   * @throws Refusal `id-reused`
   */
  async make(
    personId: string,
    { id, kind }: { id: string; kind: AgendaKind },
  ): Promise<AgendaFeedView> {
    return this.db.transaction(async (manager) => {
      await manager.query('select from person where id = $1 for update', [personId]);
      const known = await manager.findOneBy(AgendaFeed, { id });
      if (known && (known.personId !== personId || known.kind !== kind)) {
        throw new Refusal('id-reused');
      }
      if (known) return this.view(known);
      await manager.delete(AgendaFeed, { personId, kind });
      const made = { id, personId, kind, madeAt: this.clock.now(), lastReadAt: null };
      await manager.insert(AgendaFeed, made);
      return this.view(made);
    });
  }

  /** @throws Refusal `not-found` for one that is not theirs, or that ended */
  async end(personId: string, id: string): Promise<void> {
    const { affected } = await this.db.manager.delete(AgendaFeed, { id, personId });
    if (!affected) throw new Refusal('not-found');
  }

  /** What a diary reads there. @throws Refusal `not-found`, `too-many-tries` */
  async read(address: string): Promise<string> {
    const id = this.secrets.subjectOf(purpose, address.replace(/\.ics$/, ''));
    const feed = id && (await this.db.manager.findOneBy(AgendaFeed, { id }));
    if (!feed) throw new Refusal('not-found');
    await this.throttle.count(paces.agendaRead, feed.id);
    await this.db.query(
      `update agenda_feed set last_read_at = $2
       where id = $1 and (last_read_at is null or last_read_at <= $2::timestamptz - interval '1 hour')`,
      [feed.id, this.clock.now()],
    );
    const person = await this.db.manager.findOneByOrFail(Person, { id: feed.personId });
    return this.agenda.ofPerson(person, feed.kind);
  }

  private view({ id, kind, madeAt, lastReadAt }: AgendaFeed): AgendaFeedView {
    const feed = `${this.secrets.token(purpose, id)}.ics`;
    return {
      ...{ id, kind, madeAt: madeAt.toISOString() },
      lastReadAt: lastReadAt && lastReadAt.toISOString(),
      url: this.env.publicUrl + urlOf(agendaRoutes.read, { params: { feed } }),
    };
  }
}
