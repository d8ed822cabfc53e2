import { Injectable, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EvidenceBundle as View, NewEvidenceBundle } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { BundleQueue } from '../../platform/bundle-queue';
import { Clock } from '../../platform/clock';
import { FileStore } from '../../platform/file-store';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { EvidenceBundle } from '../../record/evidence-bundle.entity';
import { bundleView, fileOf } from './bundle-view';

const shown = 50;
const related = { organisation: true, cohort: true, person: true } as const;

/** Evidence to gather, asked for and handed over. */
@Injectable()
export class BundleService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly queue: BundleQueue,
    private readonly store: FileStore,
  ) {}

  /** Those of an organisation, the latest first. @throws Refusal `not-found` or `forbidden` */
  async list(caller: Caller, organisationId: string): Promise<View[]> {
    this.access.organisation(caller, organisationId, 'evidence.read');
    const bundles = await this.db.manager.find(EvidenceBundle, {
      where: { organisationId },
      relations: related,
      order: { askedAt: 'DESC', id: 'DESC' },
      take: shown,
    });
    return bundles.map(bundleView);
  }

  /** Has evidence gathered; asked twice under one id, once. @throws Refusal `not-found`, `forbidden`, `id-reused` */
  async ask(caller: Caller, organisationId: string, asked: NewEvidenceBundle): Promise<View> {
    this.access.organisation(caller, organisationId, 'evidence.read');
    const { id } = asked;
    await this.db.transaction(async (manager) => {
      await checkIsThere(manager, organisationId, asked);
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(EvidenceBundle)
        .values({
          ...{ id, organisationId, askedById: caller.id, askedAt: this.clock.now() },
          cohortId: asked.kind === 'cohort' ? asked.cohortId : null,
          personId: asked.kind === 'person' ? asked.personId : null,
          from: asked.kind === 'period' ? asked.from : null,
          to: asked.kind === 'period' ? asked.to : null,
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((raw as unknown[]).length === 0) return;
      await this.audit.record(manager, {
        ...{ actorId: caller.id, action: 'evidence.gathered', organisationId },
        ...{ objectType: 'evidence-bundle', objectId: id, detail: { kind: asked.kind } },
      });
    });
    const bundle = await this.db.manager.findOne(EvidenceBundle, {
      where: { id },
      relations: related,
    });
    if (bundle?.organisationId !== organisationId) throw new Refusal('id-reused');
    if (bundle.status === 'waiting') this.queue.gather(id);
    return bundleView(bundle);
  }

  /** The file, once it is there. @throws Refusal `not-found` or `forbidden` */
  async file(caller: Caller, id: string): Promise<StreamableFile> {
    const bundle = await this.db.manager.findOneBy(EvidenceBundle, { id });
    if (!bundle) throw new Refusal('not-found');
    this.access.organisation(caller, bundle.organisationId, 'evidence.read');
    const gone = bundle.expiresAt && bundle.expiresAt < this.clock.now();
    const file = bundle.status === 'ready' && !gone ? await this.store.read(fileOf(id)) : null;
    if (!file) throw new Refusal('not-found');
    return new StreamableFile(file.content, {
      ...{ type: 'application/zip', length: file.size },
      disposition: 'attachment; filename="preuves.zip"',
    });
  }
}

/** @throws Refusal `not-found` for a session or a person that the organisation does not know */
async function checkIsThere(
  manager: EntityManager,
  organisationId: string,
  asked: NewEvidenceBundle,
): Promise<void> {
  const known =
    asked.kind === 'period' ||
    (asked.kind === 'cohort'
      ? await manager.existsBy(Cohort, { id: asked.cohortId, organisationId })
      : await manager.existsBy(Enrolment, {
          personId: asked.personId,
          cohort: { organisationId },
        }));
  if (!known) throw new Refusal('not-found');
}
