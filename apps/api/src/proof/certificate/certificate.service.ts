import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CertificateRef, CertificateRow, MyDocument } from '@percolateur/contract';
import {
  awaitingNotice,
  checkCertificateMove,
  disagreements,
  eligibility,
  followsCourse,
  Refusal,
  refusalMessage,
} from '@percolateur/domain';
import type { CertificateKind } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CompletionService } from '../../learning/completion/completion.service';
import { Enrolment } from '../../record/enrolment.entity';
import { Clock } from '../../platform/clock';
import { keepEvidence } from '../../record/apart';
import { CertificateEvent } from '../../record/certificate-event.entity';
import { Certificate } from '../../record/certificate.entity';
import { unprintableIn } from './printable-name';
import { quotedCohort, snapshotOf, statedBy } from './snapshot';
import type { Person } from '../../record/person.entity';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import { certificateRef, latestCertificates, withStatus } from '../../record/standing-certificates';
import type { StandingCertificate } from '../../record/standing-certificates';

/** Who earned which certificate, what was issued, and what became of it. */
@Injectable()
export class CertificateService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
  ) {}

  /** Everybody who follows the cohort, or left it with hours or a document, by name. */
  async list(caller: Caller, cohortId: string): Promise<CertificateRow[]> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    const { manager } = this.db;
    const enrolments = await manager.find(Enrolment, {
      where: { cohortId },
      relations: { person: true },
      order: { person: { lastName: 'ASC', firstName: 'ASC' } },
    });
    const ids = enrolments.map(({ id }) => id);
    const facts = await this.completion.facts(manager, ids);
    const certificates = await latestCertificates(manager, ids);
    const cohort = await quotedCohort(manager, cohortId);
    const notices = new Map<string, string[]>();
    for (const { id, person } of enrolments)
      notices.set(id, await noticesOf(facts.get(id)!, person!));
    return enrolments.flatMap(({ id, status, person }) => {
      const followed = facts.get(id)!;
      const own = certificates.filter(({ enrolmentId }) => enrolmentId === id);
      if (!followsCourse(status) && followed.halfDaysSigned === 0 && own.length === 0) return [];
      const changedSince = ({ snapshot }: StandingCertificate) =>
        disagreements(
          statedBy(snapshot),
          statedBy(
            snapshotOf({
              ...snapshot,
              issuedAt: new Date(snapshot.issuedAt),
              cohort,
              person: person!,
              followed,
              issuer: caller,
            }),
          ),
        );
      const of = (kind: CertificateKind) => {
        const certificate = own.find((each) => each.kind === kind);
        const ref = certificate ? certificateRef(certificate) : null;
        return {
          ...eligibility(kind, followed),
          certificate: ref,
          disagreements: certificate?.status === 'issued' ? changedSince(certificate) : [],
        };
      };
      return [
        {
          enrolmentId: id,
          firstName: person!.firstName,
          lastName: person!.lastName,
          follows: followsCourse(status),
          minutesFollowed: followed.minutesFollowed,
          minutesPlanned: followed.minutesPlanned,
          notices: notices.get(id)!,
          realisation: of('realisation'),
          attestation: of('attestation'),
        },
      ];
    });
  }

  /** The caller’s own documents, the latest first. */
  async mine(caller: Caller): Promise<MyDocument[]> {
    const { manager } = this.db;
    const enrolments = await manager.findBy(Enrolment, { personId: In(caller.records) });
    const ids = enrolments.map(({ id }) => id);
    const certificates = await latestCertificates(manager, ids);
    return certificates
      .sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime() || (a.id < b.id ? 1 : -1))
      .map((certificate) => ({
        ...certificateRef(certificate),
        cohortTitle: certificate.snapshot.cohortTitle,
        timeZone: certificate.snapshot.timeZone,
        minutesFollowed: certificate.snapshot.minutesFollowed,
      }));
  }

  /** A certificate for its holder or the coordination. @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, certificateId: string): Promise<StandingCertificate> {
    const { certificate, enrolment } = await this.find(certificateId);
    if (enrolment.personId !== caller.id) {
      await this.access.cohort(caller, enrolment.cohortId, 'certificate.issue');
    }
    const [standing] = await withStatus(this.db.manager, [certificate]);
    return standing;
  }

  /** Revokes for good. The same person saying the same again changes nothing. */
  async revoke(caller: Caller, certificateId: string, reason: string): Promise<CertificateRef> {
    const { enrolment } = await this.find(certificateId);
    const cohort = await this.access.cohort(caller, enrolment.cohortId, 'certificate.issue');
    return this.db.transaction(async (manager) => {
      // Of two who revoke at once, one finds it done: both wait for its enrolment, as issuing does.
      await manager.findOneOrFail(Enrolment, {
        where: { id: enrolment.id },
        lock: { mode: 'pessimistic_write' },
      });
      const certificate = await manager.findOneByOrFail(Certificate, { id: certificateId });
      const [standing] = await withStatus(manager, [certificate]);
      const { event } = standing;
      if (event?.kind === 'revoked' && event.reason === reason && event.actorId === caller.id) {
        return certificateRef(standing);
      }
      checkCertificateMove(standing.status, 'revoked');
      await keepEvidence(manager, CertificateEvent, [
        {
          ...{ id: uuidv7(), certificateId, kind: 'revoked' },
          ...{ actorId: caller.id, at: this.clock.now() },
          ...{ about: enrolment.personId, said: { reason } },
        },
      ]);
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId: cohort.organisationId,
        action: 'certificate.revoked',
        objectType: 'cohort',
        objectId: cohort.id,
        ...{ about: enrolment.personId, reason },
        detail: { enrolmentId: enrolment.id, number: certificate.number, kind: certificate.kind },
      });
      return certificateRef({ ...standing, status: 'revoked' });
    });
  }

  private async find(certificateId: string) {
    const certificate = await this.db.manager.findOne(Certificate, {
      where: { id: certificateId },
      relations: { enrolment: true },
    });
    if (!certificate) throw new Refusal('not-found');
    return { certificate, enrolment: certificate.enrolment! };
  }
}

/** What to know before issuing to somebody. */
async function noticesOf(
  { halfDays, minutesFollowed }: FollowedCourse,
  person: Person,
): Promise<string[]> {
  const awaiting = halfDays.filter((halfDay) => halfDay.awaiting).length;
  const characters = await unprintableIn(person);
  return [
    ...[awaitingNotice(awaiting, minutesFollowed) ?? []].flat(),
    ...(characters.length > 0
      ? [refusalMessage('name-not-printable', { characters: characters.join(' ') }).detail]
      : []),
  ];
}
