import type { SuppressionCause } from '@percolateur/domain';
import { ViewColumn, ViewEntity } from 'typeorm';

/** Addresses that letters are not sent to any more, and why: `suppressionOf` of the domain, in SQL. */
@ViewEntity({ name: 'suppressed_address', synchronize: false })
export class SuppressedAddress {
  @ViewColumn()
  address: string;

  @ViewColumn()
  cause: SuppressionCause;

  /** The code that says why, where one was given. */
  @ViewColumn()
  code: string;

  @ViewColumn()
  since: Date;
}
