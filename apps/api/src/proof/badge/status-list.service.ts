import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  badgeAddresses,
  credentialTime,
  issuerProfile,
  Refusal,
  statusListLength,
} from '@percolateur/domain';
import type { StatusPurpose } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { Secrets } from '../../platform/secrets';
import { Organisation } from '../../record/organisation.entity';
import { queueFor, signingKey } from './issuer-keys';
import { Notary } from './notary';

/** What each purpose says of: a corrected attestation takes its badge along, another is issued. */
const statuses: Record<StatusPurpose, readonly string[]> = {
  revocation: ['revoked', 'superseded'],
  suspension: ['suspended'],
};

/** The status lists of an organisation, made from what became of the attestations of its badges. */
@Injectable()
export class StatusListService {
  /** Signed lists, by what they say and the key that says it. */
  private readonly kept = new LRUCache<string, string>({ max: 200 });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly notary: Notary,
    private readonly secrets: Secrets,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /**
   * A `BitstringStatusListCredential` as JSON, signed anew when what it says changes.
   * @throws Refusal `not-found` where no badge has its bit in it
   */
  async read(organisationId: string, list: number, purpose: StatusPurpose): Promise<string> {
    const first = list * statusListLength;
    const rows = await this.db.query<{ number: number; set: boolean }[]>(
      `select b.status_number as number, s.status = any($4) as set
       from badge b join certificate_status s on s.id = b.certificate_id
       where b.organisation_id = $1 and b.status_number >= $2 and b.status_number < $3
       order by b.status_number`,
      [organisationId, first, first + statusListLength, statuses[purpose]],
    );
    if (rows.length === 0) throw new Refusal('not-found');
    const indexes = rows.flatMap(({ number, set }) => (set ? [number - first] : []));
    const now = this.clock.now();
    const { pair } = await this.db.transaction(async (manager) => {
      await queueFor(manager, organisationId);
      return signingKey(manager, this.secrets, { organisationId, now });
    });
    const said = createHash('sha256').update(indexes.join(' ')).digest('hex');
    const known = [organisationId, list, purpose, pair.publicKey, said].join(' ');
    const before = this.kept.get(known);
    if (before) return before;

    const { legalName } = await this.db.manager.findOneByOrFail(Organisation, {
      id: organisationId,
    });
    const addresses = badgeAddresses(this.env.publicUrl, organisationId);
    const bits = await import('@digitalbazaar/vc-bitstring-status-list');
    const bitstring = new bits.BitstringStatusList({ length: statusListLength });
    for (const index of indexes) bitstring.setStatus(index, true);
    const unsigned = await bits.createCredential({
      id: addresses.statusList(list, purpose),
      ...{ list: bitstring, statusPurpose: purpose },
    });
    const { '@context': context, id, type, ...rest } = unsigned;
    const [signed] = await this.notary.sign({
      ...{ did: addresses.did, key: pair, at: now.getTime() },
      credentials: [
        {
          ...{ '@context': context, id, type },
          issuer: issuerProfile({ addresses, name: legalName }).id,
          ...{ validFrom: credentialTime(now), ...rest },
        },
      ],
    });
    this.kept.set(known, signed);
    return signed;
  }
}
