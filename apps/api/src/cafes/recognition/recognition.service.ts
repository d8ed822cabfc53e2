import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  cafeEvidence,
  endorsementEvidence,
  helpedThrough,
  isPasser,
  passerEvidence,
} from '@percolateur/domain';
import type { Helped, ProvedCafe } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AwardService } from '../../proof/badge/award.service';
import type { Attested } from '../../proof/badge/award.service';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { standingCafes } from '../progress/held';

/** Attestations in force that have no badge of this kind yet, of those who are still known. */
const attestedWithout = (achievement: string) => `
  select s.enrolment_id, e.person_id from standing_certificate s join enrolment e on e.id = s.enrolment_id
  where s.kind = 'attestation'
    and not exists (select from badge b where b.certificate_id = s.id and b.achievement = '${achievement}')
    and not exists (select from erasure x where x.person_id = e.person_id)`;

const dueHosts = `
  select distinct on (c.enrolment_id) n.id
  from cafe_endorsement n join public_cafe c on c.id = n.cafe_id
  join cafe_account a on a.cafe_id = c.id
  join (${attestedWithout('host')}) d on d.enrolment_id = c.enrolment_id
  where n.status = 'confirmed' and c.hidden_at is null
  order by c.enrolment_id, n.answered_at, n.id`;

const helpedRows = `
  select g.helper_id as "helperId", coalesce(m.person_id, e.person_id) as "personId",
         g.paired_at as "pairedAt", f.starts_at as "startsAt", f.told_at as "toldAt",
         f.departement, f.time_zone as "timeZone"
  from cafe_pairing g join enrolment e on e.id = g.enrolment_id
  left join person_merge m on m.other_id = e.person_id
  join ${standingCafes} f on f.enrolment_id = e.id and f.told_at is not null`;

type HelpedRow = {
  helperId: string;
  personId: string;
  pairedAt: Date;
  startsAt: Date;
  toldAt: Date;
  departement: string;
  timeZone: string;
};

/** Somebody helped, with the one café that the badge of their helper speaks of. */
type HelpedTo = Helped & Pick<HelpedRow, 'startsAt' | 'timeZone' | 'departement'>;

const asHelped = ({ personId, pairedAt, startsAt, toldAt, timeZone, departement }: HelpedRow) => ({
  ...{ personId, pairedAt, startsAt, timeZone, departement },
  cafes: [{ startsAt, toldAt }],
});

/** Gives hosts, and those who help others to host, the badges that they earned; each once. */
@Injectable()
export class RecognitionService {
  private readonly logger = new Logger('recognition');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly awards: AwardService,
  ) {}

  /** What was earned and is not given: while an attestation was awaited, or since others told their café. */
  async resume(): Promise<void> {
    const hosts = await this.db.query<{ id: string }[]>(`${dueHosts} limit 50`);
    for (const { id } of hosts) {
      await this.tried(() => this.db.transaction((manager) => this.giveHost(manager, id)));
    }
    const rows = await this.db.query<(HelpedRow & { enrolmentId: string })[]>(
      `select h.*, d.enrolment_id as "enrolmentId" from (${helpedRows}) h
       join lateral (select d.enrolment_id from (${attestedWithout('passer')}) d
                     where d.person_id in (select records_of(h."helperId")) limit 1) d on true
       where not exists (
         select from badge b join certificate c on c.id = b.certificate_id
         join enrolment o on o.id = c.enrolment_id
         where b.achievement = 'passer' and o.person_id in (select records_of(h."helperId")))
       order by h."toldAt"`,
    );
    for (const [enrolmentId, mine] of Map.groupBy(rows, (row) => row.enrolmentId)) {
      const helped = mine.map(asHelped);
      if (!isPasser(helped)) continue;
      await this.tried(() =>
        this.db.transaction((manager) => this.givePasser(manager, enrolmentId, helped)),
      );
    }
  }

  /** People whom one helped as far as a café that they told. */
  async helpedBy(manager: EntityManager, records: readonly string[]): Promise<number> {
    const rows = await manager.query<HelpedRow[]>(`${helpedRows} where g.helper_id = any($1)`, [
      records,
    ]);
    return helpedThrough(rows.map(asHelped)).length;
  }

  /**
   * The badge of a host, from the recommendation that proves it, in the transaction of whoever asks;
   * nothing while their attestation is not in force.
   */
  async giveHost(manager: EntityManager, endorsementId: string): Promise<void> {
    const endorsement = await manager.findOneOrFail(CafeEndorsement, {
      where: { id: endorsementId, status: 'confirmed' },
      relations: { cafe: true },
    });
    const cafe = endorsement.cafe!;
    const account = await manager.findOneBy(CafeAccount, { cafeId: cafe.id });
    const attested = cafe.enrolmentId ? await this.attested(manager, cafe.enrolmentId) : null;
    if (!attested || !account) return;
    const proved: ProvedCafe = {
      ...{ startsAt: cafe.startsAt, timeZone: cafe.timeZone, place: cafe.place },
      ...{ departement: cafe.departement, format: account.format, under25: account.under25 },
      ...{ adults: account.adults, over60: account.over60 },
    };
    const { quality, named, name, answeredAt } = endorsement;
    await this.awards.awardSince(manager, 'host', attested, [
      cafeEvidence(proved),
      endorsementEvidence({
        ...{ quality, name: named ? name : null, at: answeredAt!, timeZone: cafe.timeZone },
      }),
    ]);
  }

  private async givePasser(
    manager: EntityManager,
    enrolmentId: string,
    helped: readonly HelpedTo[],
  ): Promise<void> {
    const attested = await this.attested(manager, enrolmentId);
    if (!attested) return;
    const proof = passerEvidence(helpedThrough(helped));
    await this.awards.awardSince(manager, 'passer', attested, [proof]);
  }

  /** The attestation of an enrolment, in force and held there while the transaction lasts. */
  private async attested(manager: EntityManager, enrolmentId: string): Promise<Attested | null> {
    // As issuing, correcting and revoking do: one after the other for one person.
    await manager.findOneOrFail(Enrolment, {
      where: { id: enrolmentId },
      lock: { mode: 'pessimistic_write' },
    });
    const enrolment = await manager.findOneOrFail(Enrolment, {
      where: { id: enrolmentId },
      relations: { person: true },
    });
    const certificate = (await latestCertificates(manager, [enrolmentId])).find(
      ({ kind, status }) => kind === 'attestation' && status === 'issued',
    );
    if (!certificate) return null;
    return { certificate, snapshot: certificate.snapshot, person: enrolment.person! };
  }

  /** One that fails lets the others have theirs; it is tried again at the next sweep. */
  private async tried(work: () => Promise<void>): Promise<void> {
    await work().catch(({ message }: Error) => this.logger.warn(message));
  }
}
