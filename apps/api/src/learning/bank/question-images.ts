import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { QuestionImage as QuestionImageView } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { QuestionImage } from '../../record/question-image.entity';
import { BankAccess } from './bank-access';
import { imageFileOf } from './image-file';

/**
 * Keeps a picture, once: the same again changes nothing. Answers what questions name it by.
 * @throws InputInvalid when it is no picture that may be shown
 */
export async function keepImage(
  manager: EntityManager,
  bytes: Buffer,
  { byId, at }: { byId: string | null; at: Date },
): Promise<QuestionImageView> {
  const { type, width, height } = imageFileOf(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const image = { sha256, type, width, height, bytes, givenById: byId, givenAt: at };
  await manager
    .createQueryBuilder()
    .insert()
    .into(QuestionImage)
    .values(image)
    .orIgnore()
    .execute();
  return { sha256, width, height };
}

/** The pictures of questions. */
@Injectable()
export class QuestionImages {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found`, `forbidden`; InputInvalid */
  async give(caller: Caller, organisationId: string, bytes: Buffer): Promise<QuestionImageView> {
    await this.access.bank(caller, organisationId, 'question.write');
    return keepImage(this.db.manager, bytes, { byId: caller.id, at: this.clock.now() });
  }

  /** Known by its content: who can name it has seen it, or the question that shows it. @throws Refusal `not-found` */
  async read(sha256: string): Promise<QuestionImage> {
    const image = await this.db.manager.findOneBy(QuestionImage, { sha256 });
    if (!image) throw new Refusal('not-found');
    return image;
  }
}
