import { Injectable } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import { Secrets } from '../../platform/secrets';

/**
 * What a secret opens: a café for who proposed it, a place for who took it, a question for people, the
 * recommendation that somebody is asked for.
 */
type Opened = 'public-cafe' | 'cafe-seat' | 'human-question' | 'cafe-endorsement';

/** The secrets of links about cafés: derived, so that none is kept. */
@Injectable()
export class CafeTokens {
  constructor(private readonly secrets: Secrets) {}

  of(opened: Opened, id: string): string {
    return this.secrets.token(opened, id);
  }

  /** The id that a secret opens. @throws Refusal `not-found` */
  idOf(opened: Opened, token: string): string {
    const id = this.secrets.subjectOf(opened, token);
    if (!id) throw new Refusal('not-found');
    return id;
  }
}
