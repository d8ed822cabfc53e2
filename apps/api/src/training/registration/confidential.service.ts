import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ConfidentialRequest as View } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { DataSource, IsNull } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ConfidentialRequest } from '../../record/confidential-request.entity';
import { RegistrationTokens } from './registration-tokens';

/**
 * What people need, for the disability contact of their hub and nobody else: it opens by the secret
 * that went to the address of the contact, and no role reads it.
 */
@Injectable()
export class ConfidentialService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly tokens: RegistrationTokens,
  ) {}

  /** @throws Refusal `not-found`, also once the hub has another contact, or it was forgotten */
  async read(token: string): Promise<View> {
    const registrationId = this.tokens.idOf('confidential-request', token);
    const need = await this.db.manager.findOne(ConfidentialRequest, {
      where: { registrationId },
      relations: { registration: { link: { cohort: { organisation: true } } } },
    });
    const cohort = need?.registration?.link?.cohort;
    if (!need || need.contactEmail !== cohort?.organisation?.disabilityContactEmail) {
      throw new Refusal('not-found');
    }
    const { firstName, lastName, email } = need.registration!;
    return {
      ...{ firstName, lastName, email, details: need.details, cohortTitle: cohort.title },
      askedAt: need.askedAt.toISOString(),
      answeredAt: need.answeredAt?.toISOString() ?? null,
    };
  }

  /** Says that the person was answered; saying it twice keeps the first date. Throws as `read`. */
  async answer(token: string): Promise<View> {
    await this.read(token);
    const registrationId = this.tokens.idOf('confidential-request', token);
    await this.db.manager.update(
      ConfidentialRequest,
      { registrationId, answeredAt: IsNull() },
      { answeredAt: this.clock.now() },
    );
    return this.read(token);
  }
}
