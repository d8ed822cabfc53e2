import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DocumentShare as Share, MyDocument, SharedDocument } from '@percolateur/contract';
import { discreetName, fullName, networkOf, paces, Refusal } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { Certificate } from '../../record/certificate.entity';
import { DocumentShare } from '../../record/document-share.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { certificateRef, latestCertificates, withStatus } from '../../record/standing-certificates';

/** The documents of their holder, and the links by which they are shown. */
@Injectable()
export class ShareService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly throttle: ThrottleService,
  ) {}

  /** The caller’s own, the latest first. */
  async mine(caller: Caller): Promise<MyDocument[]> {
    const { manager } = this.db;
    const enrolments = await manager.findBy(Enrolment, { personId: In(caller.records) });
    const ids = enrolments.map(({ id }) => id);
    const certificates = await latestCertificates(manager, ids);
    const shares = await manager.findBy(DocumentShare, {
      number: In(certificates.map(({ number }) => number)),
    });
    return certificates
      .sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime() || (a.id < b.id ? 1 : -1))
      .map((certificate) => {
        const { cohortTitle, timeZone, minutesFollowed, organisation } = certificate.snapshot;
        const share = shares.find(({ number }) => number === certificate.number);
        return {
          ...certificateRef(certificate),
          ...{ cohortTitle, timeZone, minutesFollowed, organisation: organisation.legalName },
          share: share ? { code: share.code, named: share.named } : null,
        };
      });
  }

  /** Opens the link, or changes what it shows: the address stays. @throws Refusal `not-found` */
  async share(caller: Caller, certificateId: string, named: boolean): Promise<Share> {
    const number = await this.ownNumber(caller, certificateId);
    const code = randomBytes(20).toString('hex');
    const [share] = await this.db.query<Share[]>(
      `insert into document_share as s (number, code, named, opened_at) values ($1, $2, $3, $4)
       on conflict (number) do update set named = excluded.named
       returning code, named`,
      [number, code, named, this.clock.now()],
    );
    return share;
  }

  /** Ends the link for good. @throws Refusal `not-found` */
  async hide(caller: Caller, certificateId: string): Promise<void> {
    const number = await this.ownNumber(caller, certificateId);
    await this.db.manager.delete(DocumentShare, { number });
  }

  /**
   * What a document that is shown says, in its last version; never its code, which says the name.
   * @throws Refusal `not-found` when no link has the code any more, or then `too-many-tries`
   */
  async shared(code: string, ipAddress: string): Promise<SharedDocument> {
    const { manager } = this.db;
    const share = await manager.findOneBy(DocumentShare, { code });
    const certificate =
      share &&
      (await manager.findOne(Certificate, {
        where: { number: share.number },
        order: { version: 'DESC' },
      }));
    if (!share || !certificate) {
      await this.throttle.count(paces.unknownDocuments, networkOf(ipAddress));
      throw new Refusal('not-found');
    }
    const [{ snapshot, status }] = await withStatus(manager, [certificate]);
    const { kind, number, version, cohortTitle, timeZone, startsAt, endsAt, ...facts } = snapshot;
    return {
      ...{ kind, number, version, status, cohortTitle, timeZone, startsAt, endsAt },
      name: share.named ? fullName(facts.learner) : discreetName(facts.learner),
      organisation: facts.organisation.legalName,
      course: facts.course.title,
      minutesFollowed: facts.minutesFollowed,
      minutesPlanned: facts.minutesPlanned,
      objectives: facts.course.objectives,
      issuedAt: facts.issuedAt,
    };
  }

  private async ownNumber(caller: Caller, certificateId: string): Promise<string> {
    const certificate = await this.db.manager.findOneBy(Certificate, {
      id: certificateId,
      enrolment: { personId: caller.id },
    });
    if (!certificate) throw new Refusal('not-found');
    return certificate.number;
  }
}
