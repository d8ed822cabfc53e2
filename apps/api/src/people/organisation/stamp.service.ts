import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Organisation } from '../../record/organisation.entity';
import { Stamp } from '../../record/stamp.entity';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { OrganisationService } from './organisation.service';
import { cleanPng } from './stamp-png';

/** The signature and stamp that a hub prints on its papers. */
@Injectable()
export class StampService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly organisations: OrganisationService,
  ) {}

  /** The picture in use. @throws Refusal `not-found`, also when there is none, or `forbidden` */
  async read(caller: Caller, organisationId: string): Promise<{ png: string }> {
    const { stampHash } = await this.organisations.find(caller, organisationId, 'people.read');
    const stamp = stampHash && (await this.db.manager.findOneBy(Stamp, { hash: stampHash }));
    if (!stamp) throw new Refusal('not-found');
    return { png: stamp.png.toString('base64') };
  }

  /**
   * Prints this picture from now on, or none; papers already issued keep theirs. The same again
   * changes nothing.
   * @throws Refusal `not-found` or `forbidden`; InputInvalid
   */
  async give(caller: Caller, organisationId: string, bytes: Buffer | null): Promise<Organisation> {
    await this.organisations.find(caller, organisationId, 'organisation.write');
    const png = bytes && cleanPng(bytes);
    const hash = png && createHash('sha256').update(png).digest('hex');
    return this.db.transaction(async (manager) => {
      const organisation = await manager.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (organisation.stampHash === hash) return organisation;
      if (png && hash) {
        const stamp = { hash, png, givenAt: this.clock.now() };
        await manager.createQueryBuilder().insert().into(Stamp).values(stamp).orIgnore().execute();
      }
      await manager.save(Object.assign(organisation, { stampHash: hash }));
      await this.audit.record(manager, {
        actorId: caller.id,
        action: 'organisation.stamped',
        objectType: 'organisation',
        objectId: organisationId,
        organisationId,
        detail: { hash },
      });
      return organisation;
    });
  }
}
