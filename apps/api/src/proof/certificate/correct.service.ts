import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CertificateRef } from '@percolateur/contract';
import {
  checkCertificateMove,
  correctionReason,
  eligibility,
  Refusal,
  verificationCode,
  verificationCodeBytes,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CompletionService } from '../../learning/completion/completion.service';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { keepEvidence } from '../../record/apart';
import { CertificateEvent } from '../../record/certificate-event.entity';
import { Certificate } from '../../record/certificate.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { signedAs } from '../../record/names-then';
import { Person } from '../../record/person.entity';
import { certificateRef, withStatus } from '../../record/standing-certificates';
import { AwardService } from '../badge/award.service';
import { unprintableIn } from './printable-name';
import { aloneFor } from './issuer';
import {
  consideredFor,
  keepCertificate,
  namedIn,
  quotedCohort,
  snapshotOf,
  statedBy,
} from './snapshot';

/** Issues the facts of today as the next version of a certificate. */
@Injectable()
export class CorrectService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly awards: AwardService,
    private readonly clock: Clock,
    private readonly completion: CompletionService,
    private readonly mail: MailQueue,
  ) {}

  /**
   * The next version: same number, another code, the facts as they are now. The one it replaces stays
   * readable and says by which. Where nothing changed since, nothing is issued and the one in force is
   * answered: a second tap makes no third version. Without a reason, what changed is the reason.
   * @throws Refusal `not-found`, `certificate-revoked`, `transition-not-allowed`,
   * `certificate-not-earned` when it no longer is, `name-not-printable`
   */
  async correct(caller: Caller, certificateId: string, told?: string): Promise<CertificateRef> {
    const found = await this.db.manager.findOne(Certificate, {
      where: { id: certificateId },
      relations: { enrolment: true },
    });
    if (!found) throw new Refusal('not-found');
    const { cohortId, id: enrolmentId } = found.enrolment!;
    const { organisationId } = await this.access.cohort(caller, cohortId, 'certificate.issue');
    const ref = await this.db.transaction(async (manager) => {
      // As issuing and revoking do: one after the other for one person.
      const enrolment = await manager.findOneOrFail(Enrolment, {
        where: { id: enrolmentId },
        lock: { mode: 'pessimistic_write' },
      });
      const versions = await manager.find(Certificate, {
        where: { organisationId, number: found.number },
        order: { version: 'ASC' },
      });
      const [latest] = await withStatus(manager, versions.slice(-1));
      if (latest.status === 'revoked') checkCertificateMove('revoked', 'superseded');
      const followed = (await this.completion.facts(manager, [enrolmentId])).get(enrolmentId)!;
      const person = await manager.findOneByOrFail(Person, { id: enrolment.personId });
      const cohort = await quotedCohort(manager, cohortId);
      const issuedAt = this.clock.now();
      const snapshot = snapshotOf({
        kind: latest.kind,
        number: latest.number,
        version: latest.version + 1,
        code: verificationCode(randomBytes(verificationCodeBytes)),
        cohort,
        person,
        signedAs: (await signedAs(manager, [enrolmentId])).get(enrolmentId),
        followed,
        issuedAt,
        issuer: caller,
      });
      const changed = correctionReason(statedBy(latest.snapshot), statedBy(snapshot));
      if (changed === '') return certificateRef(latest);
      const reason = told ?? changed;
      checkCertificateMove(latest.status, 'superseded');
      const { eligible, reasons } = eligibility(
        latest.kind,
        consideredFor(latest.kind, followed, issuedAt),
      );
      if (!eligible) {
        const missing = reasons.filter(({ met }) => !met).map(({ text }) => text);
        throw new Refusal('certificate-not-earned', { missing: missing.join(' ') });
      }
      const alone = (await aloneFor(manager, caller.id, cohortId, [followed])).get(enrolmentId);
      if (alone) throw alone;
      const characters = await unprintableIn(person);
      if (characters.length > 0) {
        throw new Refusal('name-not-printable', { characters: characters.join(' ') });
      }
      await keepEvidence(manager, CertificateEvent, [
        {
          ...{ id: uuidv7(), certificateId: latest.id, kind: 'superseded' },
          ...{ actorId: caller.id, at: this.clock.now() },
          ...{ about: person.id, said: { reason } },
        },
      ]);
      const named = namedIn(cohort, person, caller);
      const next = await keepCertificate(manager, { enrolmentId, organisationId, named }, snapshot);
      if (next.kind === 'attestation') {
        await this.awards.follow(manager, latest.id, { certificate: next, snapshot, person });
      }
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId,
        action: 'certificate.corrected',
        objectType: 'cohort',
        objectId: cohortId,
        ...{ about: person.id, reason },
        detail: { enrolmentId, number: next.number, kind: next.kind, version: next.version },
      });
      return certificateRef({ ...next, status: 'issued' });
    });
    await this.mail.sweepSoon();
    return ref;
  }
}
