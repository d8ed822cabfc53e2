import { Injectable } from '@nestjs/common';
import { Refusal } from '@percolateur/domain';
import { Secrets } from '../../platform/secrets';

/** What a secret opens: a link, a request for who made it, a need for the disability contact. */
type Opened = 'registration-link' | 'registration' | 'confidential-request';

/** The secrets of links to ask for a seat, and of what follows: derived, so that none is kept. */
@Injectable()
export class RegistrationTokens {
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
