import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CertificateKind, PaperLook, PaperTemplate as View } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Press } from '../../pdf/press';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { cleanPng } from '../../people/organisation/stamp-png';
import { Clock } from '../../platform/clock';
import { Organisation } from '../../record/organisation.entity';
import { PaperTemplate } from '../../record/paper-template.entity';
import { lookOf } from '../../record/paper-templates';
import { Stamp } from '../../record/stamp.entity';
import { stampOf } from '../../record/stamps';
import { certificatePaper } from '../certificate/certificate-paper';
import { sampleCertificate } from './sample';

/** How the documents of a hub look: version after version, none of them ever changed. */
@Injectable()
export class PaperTemplateService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly press: Press,
  ) {}

  /** @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, organisationId: string): Promise<View> {
    this.access.organisation(caller, organisationId, 'organisation.write');
    const { manager } = this.db;
    const { number, look } = await lookOf(manager, organisationId);
    const before = await manager.find(PaperTemplate, {
      where: { organisationId },
      order: { number: 'DESC' },
      take: 20,
    });
    const logo = await stampOf(manager, look.logo);
    return {
      ...look,
      number,
      png: logo && Buffer.from(logo).toString('base64'),
      before: before.map((each) => ({
        ...{ number: each.number, at: each.at.toISOString(), base: each.look.base },
      })),
    };
  }

  /**
   * Documents to come look so; those issued keep theirs. The same id again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`; `stale-edit` when another was saved first
   */
  async save(
    caller: Caller,
    organisationId: string,
    { id, after, ...look }: PaperLook & { id: string; after: number },
  ): Promise<View> {
    this.access.organisation(caller, organisationId, 'organisation.write');
    await this.checkLogo(look.logo);
    await this.db.transaction(async (manager) => {
      // One after the other for one organisation.
      await manager.findOneOrFail(Organisation, {
        where: { id: organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      const same = await manager.findOneBy(PaperTemplate, { id });
      if (same && same.organisationId !== organisationId) throw new Refusal('id-reused');
      if (same) return;
      if ((await lookOf(manager, organisationId)).number !== after) {
        throw new Refusal('stale-edit');
      }
      await manager.insert(PaperTemplate, {
        ...{ id, organisationId, number: after + 1, look },
        ...{ byId: caller.id, at: this.clock.now() },
      });
      await this.audit.record(manager, {
        ...{ actorId: caller.id, action: 'organisation.papers-edited', organisationId },
        ...{ objectType: 'organisation', objectId: organisationId, detail: { number: after + 1 } },
      });
    });
    return this.read(caller, organisationId);
  }

  /** Keeps a logo, for looks to name. @throws Refusal `not-found` or `forbidden`; InputInvalid */
  async keepLogo(caller: Caller, organisationId: string, bytes: Buffer) {
    this.access.organisation(caller, organisationId, 'organisation.write');
    const png = cleanPng(bytes);
    const hash = createHash('sha256').update(png).digest('hex');
    const stamp = { hash, png, givenAt: this.clock.now() };
    await this.db.manager
      .createQueryBuilder()
      .insert()
      .into(Stamp)
      .values(stamp)
      .orIgnore()
      .execute();
    return { logo: hash, png: png.toString('base64') };
  }

  /** A document as it would look, of somebody who does not exist. @throws Refusal `not-found` or `forbidden` */
  async preview(
    caller: Caller,
    organisationId: string,
    asked: { look: PaperLook; kind: CertificateKind; longest: boolean },
  ): Promise<{ pdf: string }> {
    this.access.organisation(caller, organisationId, 'organisation.write');
    await this.checkLogo(asked.look.logo);
    const { manager } = this.db;
    const organisation = await manager.findOneByOrFail(Organisation, { id: organisationId });
    const pdf = await this.press.print(certificatePaper, {
      ...sampleCertificate(organisation, asked),
      logo: await stampOf(manager, asked.look.logo),
      signature: await stampOf(manager, organisation.stampHash),
    });
    return { pdf: Buffer.from(pdf).toString('base64') };
  }

  /** @throws Refusal `not-found` for a picture that nobody gave */
  private async checkLogo(logo: string | null): Promise<void> {
    if (logo && !(await this.db.manager.existsBy(Stamp, { hash: logo }))) {
      throw new Refusal('not-found');
    }
  }
}
