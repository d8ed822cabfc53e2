import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { sealDue } from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { authorityOf, stampedBy } from '../../platform/time-stamp/authority';
import type { Authority } from '../../platform/time-stamp/authority';
import { ChainSeal } from '../../record/chain-seal.entity';
import { SealNotice } from '../../record/seal-notice.entity';
import { WorkerBeat } from '../../record/worker-beat.entity';

const retryMinutes = 10;
/** The beat that stands while an authority does not answer: its time is that of the first failure. */
export const SEALS_WAIT = 'seals-wait';

interface Chain {
  organisationId: string;
  links: number;
  hash: string;
  sealed: { number: number; at: string } | null;
}

/** The head of each chain that moved since its last seal. */
const moved = `
  select o.id as "organisationId", l.number as links, l.hash,
         case when s.number is not null
           then json_build_object('number', s.number, 'at', s.at) end as sealed
  from organisation o
  join lateral (select number, hash from chain_link where organisation_id = o.id
                order by number desc limit 1) l on true
  left join lateral (select number, at from chain_seal where organisation_id = o.id
                     order by number desc limit 1) s on true
  where s.number is distinct from l.number`;

/** Has the head of each chain sealed once a day: the work of the worker. */
@Injectable()
export class SealService {
  private readonly logger = new Logger('seals');
  private readonly authority: Authority;
  private notBefore = new Date(0);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.authority = authorityOf(env);
  }

  /** Seals what is due. An authority that is away is tried again some minutes later, and it is said. */
  async sealDue(): Promise<void> {
    const now = this.clock.now();
    if (now < this.notBefore) return;
    const chains = await this.db.query<Chain[]>(moved);
    const due = chains.filter(({ links, sealed }) =>
      sealDue({ links, sealed: sealed && { ...sealed, at: new Date(sealed.at) } }, now),
    );
    try {
      for (const chain of due) await this.seal(chain, now);
    } catch (error) {
      this.logger.warn(`Chains wait for their seal: ${(error as Error).message}`);
      this.notBefore = addMinutes(now, retryMinutes);
      const beat = { name: SEALS_WAIT, at: now, tookMs: 0 };
      await this.db
        .createQueryBuilder()
        .insert()
        .into(WorkerBeat)
        .values(beat)
        .orIgnore()
        .execute();
      return;
    }
    await this.db.manager.delete(WorkerBeat, { name: SEALS_WAIT });
  }

  private async seal({ organisationId, links, hash }: Chain, now: Date): Promise<void> {
    const { answer, certificate, at } = await stampedBy(this.authority, hash, now);
    const seal = {
      ...{ organisationId, number: links, hash, at },
      ...{ token: answer, authority: certificate },
    };
    await this.db.transaction(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(ChainSeal)
        .values(seal)
        .orIgnore()
        .returning('number')
        .execute();
      // Another worker was first.
      if ((raw as unknown[]).length === 0) return;
      await manager.insert(SealNotice, { id: uuidv7(), organisationId, number: links });
    });
  }
}
