import type { CertificateRef } from '@percolateur/contract';
import type { CertificateStatus } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { apartFrom } from './apart';
import { CertificateEvent } from './certificate-event.entity';
import { statedIn } from './certificate-names';
import type { Stated } from './certificate-names';
import { Certificate } from './certificate.entity';
import type { PersonalData } from './personal-data.entity';

/** A certificate, what it states and what became of it. */
export type StandingCertificate = Certificate &
  Stated & {
    status: CertificateStatus;
    /** What last happened to it; null while it is as it was issued. The reason goes with its holder. */
    event: (CertificateEvent & { reason: string | null }) | null;
  };

/** What became of certificates $1, and what each says of people: together, since a check by code asks both. */
const standing = `
  select s.id, s.status, s.event_id as "eventId",
    (select coalesce(json_agg(json_build_object('evidenceId', p.evidence_id,
              'personId', p.person_id, 'salt', encode(p.salt, 'hex'), 'content', p.content)), '[]')
     from personal_data p where p.evidence_id = s.id) as apart
  from certificate_status s where s.id = any($1)`;

type Row = {
  id: string;
  status: CertificateStatus;
  eventId: string | null;
  apart: (Omit<PersonalData, 'salt'> & { salt: string })[];
};

/** Adds to each certificate what it states and what became of it, as `certificate_status` says. */
export async function withStatus(
  manager: EntityManager,
  certificates: readonly Certificate[],
): Promise<StandingCertificate[]> {
  const found = await manager.query<Row[]>(standing, [certificates.map(({ id }) => id)]);
  const eventIds = found.flatMap(({ eventId }) => eventId ?? []);
  // Of most, nothing happened since: a check by code asks no more than it needs.
  const some = eventIds.length > 0;
  const events = some ? await manager.findBy(CertificateEvent, { id: In(eventIds) }) : [];
  const reasons = some ? await apartFrom(manager, eventIds) : [];
  const apart = found.flatMap((row) =>
    row.apart.map((each) => ({ ...each, salt: Buffer.from(each.salt, 'hex') })),
  );
  const stated = await statedIn(manager, certificates, apart);
  const became = new Map(found.map((row) => [row.id, row]));
  return certificates.map((certificate) => {
    const { status, eventId } = became.get(certificate.id)!;
    const event = events.find(({ id }) => id === eventId);
    const said = reasons.find(({ evidenceId }) => evidenceId === eventId)?.content;
    const { reason = null } = (said ?? {}) as { reason?: string };
    return Object.assign(certificate, {
      ...stated.get(certificate.id)!,
      ...{ status, event: event ? Object.assign(event, { reason }) : null },
    });
  });
}

/** The last certificate of each kind of these enrolments, whatever became of it. */
export async function latestCertificates(
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
