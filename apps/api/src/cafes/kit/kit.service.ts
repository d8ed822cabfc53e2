import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CafeKit as View } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { addDays } from 'date-fns/addDays';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { FileStore } from '../../platform/file-store';
import { CafeKit } from '../../record/cafe-kit.entity';
import { PlanService } from '../plan/plan.service';
import { announcedPage } from './announced-page';
import { kitFile } from './kit-maker';
import { KitQueue } from './kit-queue';

type OfVersion = { cohortId: string; planId: string; versionId: string };

const keptDays = 7;

/** Kits asked for and handed over. */
@Injectable()
export class KitService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
    private readonly plans: PlanService,
    private readonly queue: KitQueue,
    private readonly store: FileStore,
  ) {}

  /**
   * Has the kit of a version of mine made; made again once it failed, or once its café was announced
   * since, or no longer is: its poster leads to the page. @throws Refusal `not-found`
   */
  async ask(caller: Caller, of: OfVersion): Promise<View> {
    const page = await this.pageOf(caller, of);
    const id = of.versionId;
    const expiresAt = addDays(this.clock.now(), keptDays);
    const { manager } = this.db;
    await manager
      .createQueryBuilder()
      .insert()
      .into(CafeKit)
      .values({ id, state: 'waiting', tries: 0, page, expiresAt })
      .orIgnore()
      .execute();
    await manager
      .createQueryBuilder()
      .update(CafeKit)
      .set({ state: 'waiting', tries: 0, page, expiresAt })
      .where('id = :id', { id })
      .andWhere(`(state = 'failed' or (state = 'ready' and page is distinct from :page))`, { page })
      .execute();
    this.queue.make(id);
    return this.view(id, page);
  }

  /** @throws Refusal `not-found` */
  async read(caller: Caller, of: OfVersion): Promise<View> {
    return this.view(of.versionId, await this.pageOf(caller, of));
  }

  /** The file, once it is there. @throws Refusal `not-found` */
  async file(caller: Caller, of: OfVersion): Promise<StreamableFile> {
    const { state } = await this.read(caller, of);
    const file = state === 'ready' ? await this.store.read(kitFile(of.versionId)) : null;
    if (!file) throw new Refusal('not-found');
    return new StreamableFile(file.content, {
      ...{ type: 'application/zip', length: file.size },
      disposition: 'attachment; filename="mon-cafe.zip"',
    });
  }

  /** The page that the poster of a version of the caller’s leads to. @throws Refusal `not-found` */
  private async pageOf(caller: Caller, of: OfVersion): Promise<string | null> {
    const { day } = await this.plans.version(caller, of);
    const { id, earlierIds } = await this.access.enrolment(caller, of.cohortId);
    return announcedPage(this.db.manager, {
      ...{ enrolmentIds: [id, ...earlierIds], day, now: this.clock.now() },
      publicUrl: this.env.publicUrl,
    });
  }

  private async view(id: string, page: string | null): Promise<View> {
    const kit = await this.db.manager.findOneBy(CafeKit, { id });
    const stands = kit && kit.expiresAt > this.clock.now();
    // Made before its café was announced, or for one that no longer is.
    const stale = kit?.state === 'ready' && kit.page !== page;
    return { state: stands && !stale ? kit.state : 'none' };
  }
}
