import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { Person } from '../../record/person.entity';

/** Someone as others write them down. */
export type PersonCard = Pick<Person, 'email' | 'firstName' | 'lastName'> &
  Partial<Pick<Person, 'employer'>>;

/** Knowing people by their e-mail address. */
@Injectable()
export class PeopleService {
  constructor(private readonly clock: Clock) {}

  /** The person who has this address, made now if nobody does. Who is known keeps their own name. */
  async named(manager: EntityManager, card: PersonCard): Promise<Person> {
    const email = normaliseEmail(card.email);
    await manager
      .createQueryBuilder()
      .insert()
      .into(Person)
      .values({ ...card, id: uuidv7(), email, createdAt: this.clock.now() })
      .orIgnore()
      .execute();
    return manager.findOneByOrFail(Person, { email });
  }
}
