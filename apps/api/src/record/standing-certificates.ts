import type { CertificateRef } from '@percolateur/contract';
import type { CertificateStatus } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { apartFrom } from './apart';
import { CertificateEvent } from './certificate-event.entity';
import { statedIn } from './certificate-names';
import type { Stated } from './certificate-names';
import { Certificate } from './certificate.entity';

/** A certificate, what it states and what became of it. */
export type StandingCertificate = Certificate &
  Stated & {
    status: CertificateStatus;
    /** What last happened to it; null while it is as it was issued. The reason goes with its holder. */
    event: (CertificateEvent & { reason: string | null }) | null;
  };

const statusAfter = {
  revoked: 'revoked',
  suspended: 'suspended',
  restored: 'issued',
  superseded: 'superseded',
} as const;

/** Adds to each certificate what it states and what became of it. */
export async function withStatus(
  manager: EntityManager,
  certificates: readonly Certificate[],
): Promise<StandingCertificate[]> {
  const events = await manager.find(CertificateEvent, {
    where: { certificateId: In(certificates.map(({ id }) => id)) },
    order: { at: 'ASC', id: 'ASC' },
  });
  const stated = await statedIn(manager, certificates);
  const reasons = new Map(
    (
      await apartFrom(
        manager,
        events.map(({ id }) => id),
      )
    ).map(({ evidenceId, content }) => [evidenceId, (content as { reason: string }).reason]),
  );
  const last = new Map(
    events.map((event) => [
      event.certificateId,
      Object.assign(event, { reason: reasons.get(event.id) ?? null }),
    ]),
  );
  return certificates.map((certificate) => {
    const event = last.get(certificate.id) ?? null;
    return Object.assign(certificate, {
      ...stated.get(certificate.id)!,
      event,
      status: event ? statusAfter[event.kind] : 'issued',
    });
  });
}

/** The last certificate of each kind of these enrolments, whatever became of it. */
export async function standingCertificates(
  manager: EntityManager,
  enrolmentIds: readonly string[],
): Promise<StandingCertificate[]> {
  const certificates = await manager.find(Certificate, {
    where: { enrolmentId: In(enrolmentIds) },
    order: { issuedAt: 'ASC', version: 'ASC', id: 'ASC' },
  });
  const latest = new Map(
    certificates.map((certificate) => [
      `${certificate.enrolmentId} ${certificate.kind}`,
      certificate,
    ]),
  );
  return withStatus(manager, [...latest.values()]);
}

/** A certificate as a list tells of it. */
export function certificateRef(
  certificate: Certificate & Pick<StandingCertificate, 'status'>,
): CertificateRef {
  const { id, kind, number, version, code, issuedAt, status } = certificate;
  return { id, kind, number, version, code, issuedAt: issuedAt.toISOString(), status };
}
