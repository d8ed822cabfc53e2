import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SeriesDraft, SeriesForeseen } from '@percolateur/contract';
import { crossings, overlaps, slotText, typeset } from '@percolateur/domain';
import type { Slot } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { checkTimeZone, checkTrainers } from './cohort-input';
import { plannedHalfDays } from './half-day-plan';

/** Half-days that these people teach or follow, between two moments. */
const teaching = `
  select p.first_name || ' ' || p.last_name as who, h.starts_at as "startsAt", h.ends_at as "endsAt"
  from person p
  join cohort c on c.status <> 'cancelled' and (
    exists (select from cohort_trainer t where t.cohort_id = c.id and t.person_id = p.id)
    or exists (select from enrolment e where e.cohort_id = c.id and e.person_id = p.id
               and e.status in ('accepted', 'completed', 'not_completed')))
  join half_day h on h.cohort_id = c.id
  where p.id = any($1) and c.starts_at < $3 and c.ends_at > $2
  order by h.starts_at, who`;

/** Half-days of a hub in one place. */
const meeting = `
  select c.title as who, h.starts_at as "startsAt", h.ends_at as "endsAt"
  from cohort c join half_day h on h.cohort_id = c.id
  where c.organisation_id = $1 and bare_word(c.venue_name) = bare_word($2) and h.mode = 'room'
    and c.status <> 'cancelled' and c.starts_at < $4 and c.ends_at > $3
  order by h.starts_at`;

type Busy = Slot & { who: string };

/** Tells what would stand in the way of sessions that are thought of. Creates nothing. */
@Injectable()
export class SeriesForesight {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
  ) {}

  /** @throws Refusal `not-found`, `forbidden`, `input-invalid` */
  async foresee(caller: Caller, draft: SeriesDraft): Promise<SeriesForeseen> {
    const { organisationId, timeZone, venueName, trainerIds } = draft;
    this.access.organisation(caller, organisationId, 'cohort.write');
    checkTimeZone(timeZone);
    await checkTrainers(this.db.manager, organisationId, trainerIds);
    const sessions = draft.sessions.map(({ halfDays }) => plannedHalfDays(halfDays, timeZone));
    const slots = sessions.flat();
    const from = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())));
    const until = new Date(Math.max(...slots.map(({ endsAt }) => endsAt.getTime())));
    const busy = await this.db.query<Busy[]>(teaching, [trainerIds, from, until]);
    const taken = venueName.trim()
      ? await this.db.query<Busy[]>(meeting, [organisationId, venueName, from, until])
      : [];
    const crossed = crossings(sessions);
    const told = (mine: readonly Slot[], others: readonly Busy[], say: (other: Busy) => string) => [
      ...new Set(
        others
          .filter((other) => mine.some((slot) => overlaps(slot, other)))
          .map((other) => typeset(say(other))),
      ),
    ];
    return sessions.map((session, index) => {
      const crossing = crossed[index];
      const among = crossing
        ? [typeset(`Chevauche une autre session de la série : ${slotText(crossing, timeZone)}.`)]
        : [];
      const inRoom = session.filter(({ mode }) => mode === 'room');
      const trainers = told(
        session,
        busy,
        (other) => `${other.who} n’est pas libre : ${slotText(other, timeZone)}.`,
      );
      const venue = told(
        inRoom,
        taken,
        (other) => `${venueName} accueille déjà « ${other.who} » : ${slotText(other, timeZone)}.`,
      );
      return trainerIds.length > 0
        ? { blocking: [...among, ...trainers], warnings: venue }
        : { blocking: [], warnings: [...among, ...venue] };
    });
  }
}
