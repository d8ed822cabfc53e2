import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Venue } from '@percolateur/contract';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';

/** $1: the hub. The way in is told as it was the last time. */
const usedVenues = `
  select venue_name as "venueName", venue_address as "venueAddress",
         (array_agg(venue_access order by created_at desc))[1] as "venueAccess"
  from cohort where organisation_id = $1 and venue_name <> ''
  group by venue_name, venue_address order by max(created_at) desc limit 20`;

/** The places that a hub knows. */
@Injectable()
export class VenueReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** Twenty at most, the latest first. @throws Refusal `not-found` or `forbidden` */
  async of(caller: Caller, organisationId: string): Promise<Venue[]> {
    this.access.organisation(caller, organisationId, 'cohort.write');
    return this.db.query<Venue[]>(usedVenues, [organisationId]);
  }
}
