import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { contentHash } from '@percolateur/content';
import { DataSource } from 'typeorm';
import { Press } from '../../pdf/press';
import type { Signing } from '../../pdf/signature/place';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Badge } from '../../record/badge.entity';
import { stampOf } from '../../record/stamps';
import type { StandingCertificate } from '../../record/standing-certificates';
import { credentialsOf } from '../badge/kept-badges';
import { certificatePaper } from './certificate-paper';
import type { DetailedObjectives } from './certificate-body';

/** Prints a certificate from what was frozen when it was issued, and from nothing else. */
@Injectable()
export class CertificatePrinter {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly press: Press,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** With room for a signature where it is to be signed. */
  async print(
    certificate: StandingCertificate,
    { annex = false, copy = false, signing = null as Pick<Signing, 'at' | 'room'> | null } = {},
  ): Promise<Buffer> {
    const { snapshot, status, event } = certificate;
    return this.press.print(certificatePaper, {
      snapshot,
      snapshotHash: contentHash(snapshot),
      status,
      event: event && { at: event.at, reason: event.reason },
      url: `${this.env.publicUrl}/verifier/${snapshot.code}`,
      signature: await stampOf(this.db.manager, snapshot.organisation.stamp),
      badge: await this.badgeOf(certificate),
      signing,
      copy,
      logo: await stampOf(this.db.manager, snapshot.template?.logo),
      annex: annex ? await this.detailedObjectives(certificate) : null,
    });
  }

  /** The badge that was given with it, as the bytes that were signed; null where none was. */
  private async badgeOf({ id: certificateId }: StandingCertificate): Promise<string | null> {
    const { manager } = this.db;
    const badge = await manager.findOneBy(Badge, { certificateId, achievement: 'trained' });
    return (badge && (await credentialsOf(manager, [badge.id])).get(badge.id)) ?? null;
  }

  /** The objectives of every lesson, in the immutable course version that the cohort followed. */
  private async detailedObjectives({ enrolmentId }: StandingCertificate) {
    return this.db.query<DetailedObjectives>(
      `select half_day ->> 'title' as title,
              array(select objective ->> 'text'
                    from jsonb_array_elements(half_day -> 'lessons') lesson,
                         jsonb_array_elements(lesson -> 'objectives') objective) as objectives
       from enrolment e join cohort c on c.id = e.cohort_id
       join course_version v on v.id = c.course_version_id,
       jsonb_array_elements(v.document -> 'halfDays') half_day
       where e.id = $1`,
      [enrolmentId],
    );
  }
}
