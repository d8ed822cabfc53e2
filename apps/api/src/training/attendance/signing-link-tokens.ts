import { Injectable } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { Secrets } from '../../platform/secrets';
import { SigningLink } from '../../record/signing-link.entity';

/**
 * The secrets of personal links to sign by: derived, so that none is kept. One whose address proved
 * wrong since opens nothing any more.
 */
@Injectable()
export class SigningLinkTokens {
  constructor(private readonly secrets: Secrets) {}

  /** The half-day that a link signs, and what it carries. */
  async of(manager: EntityManager, id: string): Promise<{ halfDayId: string; token: string }> {
    const { halfDayId, enrolment } = await manager.findOneOrFail(SigningLink, {
      where: { id },
      relations: { enrolment: true },
    });
    const subject = subjectOf(id, enrolment!.linkVersion);
    return { halfDayId, token: this.secrets.token('signing-link', subject) };
  }

  /** The link of this secret, with whom it is for. @throws Refusal `not-found` */
  async read(manager: EntityManager, token: string): Promise<SigningLink> {
    const subject = this.secrets.subjectOf('signing-link', token);
    const [id] = subject?.split('~') ?? [];
    const link =
      id &&
      (await manager.findOne(SigningLink, {
        where: { id },
        relations: { halfDay: true, enrolment: { person: true } },
      }));
    if (!link || subjectOf(link.id, link.enrolment!.linkVersion) !== subject) {
      throw new Refusal('not-found');
    }
    return link;
  }
}

const subjectOf = (id: string, linkVersion: number) => `${id}~${linkVersion}`;
