import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IssueReport, IssueRequest } from '@percolateur/contract';
import {
  certificateNumber,
  checkIssue,
  fullName,
  localDate,
  Refusal,
  refusalMessage,
  verificationCode,
  verificationCodeBytes,
} from '@percolateur/domain';
import type { CertificateKind } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { CompletionService } from '../../learning/completion/completion.service';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { AwardService } from '../badge/award.service';
import type { Attested } from '../badge/award.service';
import { aloneFor } from './issuer';
import { CertificateService } from './certificate.service';
import { unprintableNames } from './printable-name';
import { keepCertificate, namedIn, quotedCohort, snapshotOf } from './snapshot';
import { signedAs } from '../../record/names-then';
import { latestCertificates } from '../../record/standing-certificates';

type Report = Omit<IssueReport, 'rows'>;
type Earned = { followed: FollowedCourse; person: Person };

/** Issues certificates, each once. */
@Injectable()
export class IssueService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly awards: AwardService,
    private readonly certificates: CertificateService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
    private readonly mail: MailQueue,
  ) {}

  /**
   * Issues to all who earned it, in the order asked, and says why not to the others. Asking again
   * issues nothing twice.
   * @throws Refusal `not-found` when somebody is not of this cohort: nothing is issued then.
   */
  async issue(caller: Caller, cohortId: string, request: IssueRequest): Promise<IssueReport> {
    await this.access.cohort(caller, cohortId, 'certificate.issue');
    const report = await this.db.transaction((manager) =>
      this.issueIn(manager, caller, cohortId, request),
    );
    if (report.issued > 0) await this.mail.sweepSoon();
    return { ...report, rows: await this.certificates.list(caller, cohortId) };
  }

  private async issueIn(
    manager: EntityManager,
    caller: Caller,
    cohortId: string,
    { kind, enrolmentIds }: IssueRequest,
  ): Promise<Report> {
    const ids = [...new Set(enrolmentIds)];
    // In the order of ids, so that two coordinators never wait for each other.
    const enrolments = await manager.find(Enrolment, {
      where: { id: In(ids), cohortId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (enrolments.length < ids.length) throw new Refusal('not-found');
    const people = await manager.findBy(Person, {
      id: In(enrolments.map(({ personId }) => personId)),
    });
    const facts = await this.completion.facts(manager, ids);
    const standing = await latestCertificates(manager, ids);
    const alone = await aloneFor(manager, caller.id, cohortId, [...facts.values()]);

    const unprintable = await unprintableNames(enrolments, people);
    const report: Report = { issued: 0, already: 0, refused: [] };
    const withoutBadge: Attested[] = [];
    const earned = ids.flatMap((enrolmentId): Earned[] => {
      const followed = facts.get(enrolmentId)!;
      const person = people.find(({ id }) => id === followed.enrolment.personId)!;
      const existing = standing.find(
        (each) => each.enrolmentId === enrolmentId && each.kind === kind,
      );
      const refusal =
        refusalOf(kind, followed, existing?.status ?? null) ??
        unprintable.get(enrolmentId) ??
        alone.get(enrolmentId);
      if (!refusal) return [{ followed, person }];
      if (refusal.code === 'certificate-exists') {
        report.already += 1;
        // Issued before there were badges.
        if (kind === 'attestation' && existing?.status === 'issued') {
          withoutBadge.push({ certificate: existing, snapshot: existing.snapshot, person });
        }
      } else {
        report.refused.push({
          enrolmentId,
          name: fullName(person),
          reason: refusalMessage(refusal.code, refusal.details).detail,
        });
      }
      return [];
    });
    if (earned.length > 0) await this.keep(manager, caller, cohortId, kind, earned);
    await this.awards.awardTrained(manager, withoutBadge);
    return { ...report, issued: earned.length };
  }

  private async keep(
    manager: EntityManager,
    caller: Caller,
    cohortId: string,
    kind: CertificateKind,
    earned: readonly Earned[],
  ): Promise<void> {
    const cohort = await quotedCohort(manager, cohortId);
    const { id: organisationId, code: organisationCode } = cohort.organisation;
    const issuedAt = this.clock.now();
    const year = Number(localDate(issuedAt, cohort.timeZone).slice(0, 4));
    const names = await signedAs(
      manager,
      earned.map(({ followed }) => followed.enrolment.id),
    );
    const last = await this.takeNumbers(manager, organisationId, year, earned.length);
    const attested: Attested[] = [];
    for (const [index, { followed, person }] of earned.entries()) {
      const number = certificateNumber(organisationCode, year, last - earned.length + 1 + index);
      const code = verificationCode(randomBytes(verificationCodeBytes));
      const snapshot = snapshotOf({
        kind,
        number,
        code,
        cohort,
        person,
        signedAs: names.get(followed.enrolment.id),
        followed,
        issuedAt,
        issuer: caller,
      });
      const enrolmentId = followed.enrolment.id;
      const named = namedIn(cohort, person, caller);
      const whose = { enrolmentId, organisationId, named };
      const certificate = await keepCertificate(manager, whose, snapshot);
      if (kind === 'attestation') attested.push({ certificate, snapshot, person });
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId,
        action: 'certificate.issued',
        objectType: 'cohort',
        objectId: cohortId,
        detail: { enrolmentId, number, kind },
      });
    }
    await this.awards.awardTrained(manager, attested);
  }

  /**
   * Takes so many numbers in a row and answers the last. The counter stays locked until the
   * transaction ends, and goes back with it: none is given twice, none is skipped.
   */
  private async takeNumbers(
    manager: EntityManager,
    organisationId: string,
    year: number,
    count: number,
  ): Promise<number> {
    const [{ last }] = await manager.query<{ last: number }[]>(
      `insert into certificate_counter as c (organisation_id, year, last) values ($1, $2, $3)
       on conflict (organisation_id, year) do update set last = c.last + excluded.last
       returning last`,
      [organisationId, year, count],
    );
    return last;
  }
}

/** Why this person gets no certificate now; null when there is no reason. */
function refusalOf(
  kind: CertificateKind,
  followed: FollowedCourse,
  existing: Parameters<typeof checkIssue>[1]['existing'],
): Refusal | null {
  try {
    checkIssue(kind, { ...followed, existing });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
