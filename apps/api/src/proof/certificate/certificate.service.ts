import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CertificateRef, CertificateRow, Eligibility } from '@percolateur/contract';
import {
  awaitingNotice,
  checkCertificateMove,
  disagreements,
  eligibility,
  followsCourse,
  Refusal,
  refusalMessage,
} from '@percolateur/domain';
import type {
  CertificateKind,
  EligibilityReason,
  EligibilityRule,
  MendingPlace,
} from '@percolateur/domain';
import { DataSource } from 'typeorm';
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
import { aloneFor } from './issuer';
import { unprintableNames } from './printable-name';
import { documentsToldAt } from './told-at';
import { consideredFor, quotedCohort, restated, statedBy } from './snapshot';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import { namesChecked } from '../../record/names-then';
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
    const now = this.clock.now();
    const checked = await namesChecked(manager, ids);
    const told = await documentsToldAt(manager, ids);
    const stops = await this.stops(caller.id, cohortId, enrolments, facts);
    return enrolments.flatMap(({ id, status, person }) => {
      const followed = facts.get(id)!;
      const own = certificates.filter(({ enrolmentId }) => enrolmentId === id);
      if (!followsCourse(status) && followed.halfDaysSigned === 0 && own.length === 0) return [];
      const changedSince = ({ snapshot }: StandingCertificate) =>
        disagreements(
          statedBy(snapshot),
          restated(snapshot, { cohort, person: person!, followed }),
        );
      const of = (kind: CertificateKind): Eligibility => {
        const certificate = own.find((each) => each.kind === kind);
        const earned = eligibility(kind, consideredFor(kind, followed, now));
        const changed = certificate?.status === 'issued' ? changedSince(certificate) : [];
        const lost = certificate?.status === 'issued' && !earned.eligible;
        const missing = earned.reasons.filter(({ met }) => !met).map(({ text }) => text);
        return {
          eligible: earned.eligible && stops.get(id)!.length === 0,
          reasons: [...earned.reasons, ...stops.get(id)!],
          certificate: certificate ? certificateRef(certificate) : null,
          disagreements: lost ? [...changed, ...missing] : changed,
          remedy: lost ? 'revoke' : changed.length > 0 ? 'correct' : null,
        };
      };
      const awaiting = followed.halfDays.filter((halfDay) => halfDay.awaiting).length;
      return [
        {
          enrolmentId: id,
          firstName: person!.firstName,
          lastName: person!.lastName,
          nameChecked: checked.has(id),
          follows: followsCourse(status),
          minutesFollowed: followed.minutesFollowed,
          minutesPlanned: followed.minutesPlanned,
          notices: [awaitingNotice(awaiting, followed.minutesFollowed) ?? []].flat(),
          toldAt: told.get(id)?.toISOString() ?? null,
          realisation: of('realisation'),
          attestation: of('attestation'),
          assiduite: of('assiduite'),
        },
      ];
    });
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

  /**
   * Suspends, restores, or revokes for good. The same person saying the same again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `certificate-revoked`, `transition-not-allowed`
   */
  async move(
    caller: Caller,
    certificateId: string,
    kind: Exclude<CertificateEvent['kind'], 'superseded'>,
    reason: string,
  ): Promise<CertificateRef> {
    const { enrolment } = await this.find(certificateId);
    const cohort = await this.access.cohort(caller, enrolment.cohortId, 'certificate.issue');
    return this.db.transaction(async (manager) => {
      // Of two who move it at once, one finds it done: both wait for its enrolment, as issuing does.
      await manager.findOneOrFail(Enrolment, {
        where: { id: enrolment.id },
        lock: { mode: 'pessimistic_write' },
      });
      const certificate = await manager.findOneByOrFail(Certificate, { id: certificateId });
      const [standing] = await withStatus(manager, [certificate]);
      const { event } = standing;
      if (event?.kind === kind && event.reason === reason && event.actorId === caller.id) {
        return certificateRef(standing);
      }
      const to = kind === 'restored' ? 'issued' : kind;
      checkCertificateMove(standing.status, to);
      await keepEvidence(manager, CertificateEvent, [
        {
          ...{ id: uuidv7(), certificateId, kind },
          ...{ actorId: caller.id, at: this.clock.now() },
          ...{ about: enrolment.personId, said: { reason } },
        },
      ]);
      await this.audit.record(manager, {
        actorId: caller.id,
        organisationId: cohort.organisationId,
        action: `certificate.${kind}`,
        objectType: 'cohort',
        objectId: cohort.id,
        ...{ about: enrolment.personId, reason },
        detail: { enrolmentId: enrolment.id, number: certificate.number, kind: certificate.kind },
      });
      return certificateRef({ ...standing, status: to });
    });
  }

  /** What stops a document that was earned, by enrolment id: the same as issuing would say. */
  private async stops(
    issuerId: string,
    cohortId: string,
    enrolments: readonly Enrolment[],
    facts: ReadonlyMap<string, FollowedCourse>,
  ): Promise<Map<string, EligibilityReason[]>> {
    const people = enrolments.map(({ person }) => person!);
    const unprintable = await unprintableNames(enrolments, people);
    let everybody: Refusal[] = [];
    const alone = await aloneFor(this.db.manager, issuerId, cohortId, [...facts.values()]).catch(
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        everybody = [error];
        return new Map<string, Refusal>();
      },
    );
    return new Map(
      enrolments.map(({ id }) => [
        id,
        [
          ...everybody.map((refusal) => stop('dates', 'session', refusal)),
          ...[unprintable.get(id) ?? []].flat().map((each) => stop('name', 'people', each)),
          ...[alone.get(id) ?? []].flat().map((each) => stop('witness', 'room', each)),
        ],
      ]),
    );
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

function stop(rule: EligibilityRule, where: MendingPlace, refusal: Refusal): EligibilityReason {
  const { title, detail } = refusalMessage(refusal.code, refusal.details);
  return { rule, met: false, text: `${title}.`, remedy: { text: detail, where } };
}
