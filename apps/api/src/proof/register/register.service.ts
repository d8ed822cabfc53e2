import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EvidenceCheck, EvidenceRegister } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { ChainLink } from '../../record/chain-link.entity';
import { ChainSeal } from '../../record/chain-seal.entity';
import { chainFaults } from '../../record/chain-faults';
import { WorkerBeat } from '../../record/worker-beat.entity';
import { proofFiles } from './proof-files';
import { sealFaults } from './seal-faults';
import { SEALS_WAIT } from './seal.service';

const shownSeals = 30;

/** The chain of evidence of a hub, for whoever answers for it. */
@Injectable()
export class RegisterService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** Where the chain stands, and its last seals. @throws Refusal `not-found` or `forbidden` */
  async read(caller: Caller, organisationId: string): Promise<EvidenceRegister> {
    this.access.organisation(caller, organisationId, 'evidence.read');
    const { manager } = this.db;
    const [head] = await manager.find(ChainLink, {
      where: { organisationId },
      order: { number: 'DESC' },
      select: { organisationId: true, number: true, hash: true },
      take: 1,
    });
    const seals = await manager.find(ChainSeal, {
      where: { organisationId },
      order: { number: 'DESC' },
      select: { organisationId: true, number: true, hash: true, at: true },
      take: shownSeals,
    });
    const sealed = await manager.countBy(ChainSeal, { organisationId });
    const waits = await manager.findOneBy(WorkerBeat, { name: SEALS_WAIT });
    return {
      head: head ? { number: head.number, hash: head.hash } : null,
      sealCount: sealed,
      seals: seals.map(({ number, hash, at }) => ({ number, hash, at: at.toISOString() })),
      sealsWaitSince: waits?.at.toISOString() ?? null,
    };
  }

  /** Reads the whole chain and every seal again. @throws Refusal `not-found` or `forbidden` */
  async check(caller: Caller, organisationId: string): Promise<EvidenceCheck> {
    this.access.organisation(caller, organisationId, 'evidence.read');
    const { manager } = this.db;
    const wrong = await chainFaults(this.db, organisationId);
    const seals = await sealFaults(manager, organisationId);
    return {
      at: this.clock.now().toISOString(),
      links: await manager.countBy(ChainLink, { organisationId }),
      seals: await manager.countBy(ChainSeal, { organisationId }),
      faults: [...wrong, ...seals].map(({ number, fault }) => ({ number, fault })),
    };
  }

  /** The chain, its seals and the script that checks them. @throws Refusal `not-found` or `forbidden` */
  async files(caller: Caller, organisationId: string): Promise<StreamableFile> {
    this.access.organisation(caller, organisationId, 'evidence.read');
    const files = await proofFiles(this.db.manager, organisationId);
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    zip.on('error', (error) => output.destroy(error as Error));
    for (const { name, content } of files) {
      if (typeof content === 'string') zip.addBuffer(Buffer.from(content), name);
      else if (Buffer.isBuffer(content)) zip.addBuffer(content, name);
      else zip.addReadStreamLazy(name, (given) => given(null, Readable.from(content)));
    }
    zip.end();
    return new StreamableFile(output, {
      type: 'application/zip',
      disposition: 'attachment; filename="registre-des-preuves.zip"',
    });
  }
}
