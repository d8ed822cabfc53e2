import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { IssueOutcome, IssueRequest } from '@percolateur/contract';
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
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../people/audit/audit.service';
import { CompletionService } from '../../learning/completion/completion.service';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { Clock } from '../../platform/clock';
import { AwardService } from '../badge/award.service';
import type { Attested } from '../badge/award.service';
import { aloneFor } from './issuer';
import { unprintableNames } from './printable-name';
import { consideredFor, keepCertificate, namedIn, quotedCohort, snapshotOf } from './snapshot';
import { signedAs } from '../../record/names-then';
import { latestCertificates } from '../../record/standing-certificates';

type Earned = { followed: FollowedCourse; person: Person };
/** Who issues. */
type Issuer = Pick<Person, 'id' | 'firstName' | 'lastName'>;

/** Decides who gets a document and gives it, in the transaction of whoever asks. */
@Injectable()
export class Issuing {
  constructor(
    private readonly audit: AuditService,
    private readonly awards: AwardService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
  ) {}

  /**
   * Issues to all who earned it, in the order asked, and says why not to the others.
   * @throws Refusal `not-found` when somebody is not of this cohort, `second-person`
   */
  async issue(
    manager: EntityManager,
    issuer: Issuer,
    cohortId: string,
    request: IssueRequest,
  ): Promise<IssueOutcome> {
    const { outcome, earned, withoutBadge } = await this.decide(manager, issuer, cohortId, request);
    if (earned.length > 0) await this.keep(manager, issuer, cohortId, request.kind, earned);
    await this.awards.awardTrained(manager, withoutBadge);
    return outcome;
  }

  /** What issuing would do at this moment; nobody else issues to these people before the transaction ends. */
  async decide(
    manager: EntityManager,
    issuer: Issuer,
    cohortId: string,
    { kind, enrolmentIds }: IssueRequest,
  ): Promise<{ outcome: IssueOutcome; earned: Earned[]; withoutBadge: Attested[] }> {
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
    const alone = await aloneFor(manager, issuer.id, cohortId, [...facts.values()]);

    const now = this.clock.now();
    const unprintable = await unprintableNames(enrolments, people);
    const outcome: IssueOutcome = { issued: 0, already: 0, refused: [] };
    const withoutBadge: Attested[] = [];
    const earned = ids.flatMap((enrolmentId): Earned[] => {
      const followed = facts.get(enrolmentId)!;
      const person = people.find(({ id }) => id === followed.enrolment.personId)!;
      const existing = standing.find(
        (each) => each.enrolmentId === enrolmentId && each.kind === kind,
      );
      const refusal =
        refusalOf(kind, consideredFor(kind, followed, now), existing?.status ?? null) ??
        unprintable.get(enrolmentId) ??
        alone.get(enrolmentId);
      if (!refusal) return [{ followed, person }];
      if (refusal.code === 'certificate-exists') {
        outcome.already += 1;
        // Issued before there were badges.
        if (kind === 'attestation' && existing?.status === 'issued') {
          withoutBadge.push({ certificate: existing, snapshot: existing.snapshot, person });
        }
      } else {
        outcome.refused.push({
          enrolmentId,
          name: fullName(person),
          reason: refusalMessage(refusal.code, refusal.details).detail,
        });
      }
      return [];
    });
    return { outcome: { ...outcome, issued: earned.length }, earned, withoutBadge };
  }

  private async keep(
    manager: EntityManager,
    issuer: Issuer,
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
        issuer,
      });
      const enrolmentId = followed.enrolment.id;
      const named = namedIn(cohort, person, issuer);
      const whose = { enrolmentId, organisationId, named };
      const certificate = await keepCertificate(manager, whose, snapshot);
      if (kind === 'attestation') attested.push({ certificate, snapshot, person });
      await this.audit.record(manager, {
        actorId: issuer.id,
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
