import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refusal } from '@percolateur/domain';
import { DataSource, LessThan } from 'typeorm';
import { Press } from '../../pdf/press';
import { Clock } from '../../platform/clock';
import { FileStore } from '../../platform/file-store';
import { CafeKit } from '../../record/cafe-kit.entity';
import { CafePlanVersion } from '../../record/cafe-plan-version.entity';
import { kitFacts } from './kit-facts';
import type { KitFacts, KitSheet } from './kit-facts';
import { kitPaper } from './kit-papers';
import { KitQueue } from './kit-queue';
import { announcements, kitIndex } from './kit-texts';

const mostTries = 3;

/** The name that a kit is kept under. */
export const kitFile = (id: string) => `cafe-kit-${id}.zip`;

const papers: readonly { sheet: KitSheet; name: string; what: string }[] = [
  { sheet: 'plan', name: '1-plan.pdf', what: 'Le plan, sur deux pages' },
  { sheet: 'cards', name: '2-cartes.pdf', what: 'Les cartes à découper' },
  { sheet: 'poster', name: '3-affiche-A4.pdf', what: 'L’affiche, A4' },
  { sheet: 'poster-a3', name: '3-affiche-A3.pdf', what: 'L’affiche, A3' },
  { sheet: 'flyer', name: '4-tracts.pdf', what: 'Les tracts, deux par page' },
  { sheet: 'slips', name: '5-bulletins.pdf', what: 'Inscription, accord, avis, questions restées' },
];
const texts = { name: '6-textes.txt', what: 'Pour le bulletin de la commune et les réseaux' };

/** Where files are kept does not serve for the moment. */
const storeAway = (error: unknown) => error instanceof Refusal && error.code === 'unavailable';

/** Makes kits, sheet after sheet: the work of the worker. */
@Injectable()
export class KitMaker {
  private readonly logger = new Logger('kits');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly press: Press,
    private readonly queue: KitQueue,
    private readonly store: FileStore,
  ) {}

  /** Asks again for what is not made, and lets go of what is too old. */
  async resume(): Promise<void> {
    const { manager } = this.db;
    const waiting = await manager.find(CafeKit, { where: { state: 'waiting' }, take: 100 });
    for (const { id } of waiting) this.queue.make(id);
    const old = await manager.findBy(CafeKit, { expiresAt: LessThan(this.clock.now()) });
    for (const { id } of old) {
      await this.store.remove(kitFile(id)).then(
        () => manager.delete(CafeKit, { id }),
        // The next time, then.
        (error: unknown) => {
          if (!storeAway(error)) throw error;
        },
      );
    }
  }

  /** Makes one from the beginning, however often it was begun; one that fails again is given up. */
  async make(id: string): Promise<void> {
    const { manager } = this.db;
    const kit = await manager.findOneBy(CafeKit, { id });
    if (kit?.state !== 'waiting') return;
    const version = await manager.findOneBy(CafePlanVersion, { id });
    const tries = kit.tries + 1;
    await manager.update(CafeKit, { id }, { tries });
    try {
      if (!version) throw new Error('its version is gone');
      await this.gather(id, kitFacts(version.content, kit.page, this.clock.now()));
      await manager.update(CafeKit, { id }, { state: 'ready' });
    } catch (error) {
      if (storeAway(error)) {
        // It is no fault of this kit.
        await manager.update(CafeKit, { id }, { tries: kit.tries });
        return;
      }
      this.logger.warn(`Kit ${id}: ${(error as Error).message}`);
      if (tries >= mostTries || !version)
        await manager.update(CafeKit, { id }, { state: 'failed' });
    }
  }

  private async gather(id: string, facts: KitFacts): Promise<void> {
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    const options = { mtime: facts.now };
    for (const { sheet, name } of papers) {
      const bytes = await this.press.print(kitPaper, { sheet, facts });
      zip.addBuffer(bytes, name, { ...options, compress: false });
    }
    zip.addBuffer(Buffer.from(announcements(facts)), texts.name, options);
    zip.addBuffer(Buffer.from(kitIndex(facts, [...papers, texts])), 'index.html', options);
    zip.end();
    await this.store.keep(kitFile(id), Readable.from(zip.outputStream as AsyncIterable<Buffer>));
  }
}
