import type { MyPublicCafe, PublicCafeDraft, PublicCafeRow } from '@percolateur/contract';
import {
  atLocalTime,
  cameIn,
  cafeSlug,
  departementOf,
  localDate,
  localTime,
  postalCodeOf,
  timeZoneOfDepartement,
} from '@percolateur/domain';
import { addMinutes } from 'date-fns/addMinutes';
import { differenceInMinutes } from 'date-fns/differenceInMinutes';
import type { CafeAccount } from '../../record/cafe-account.entity';
import type { CafeReport } from '../../record/cafe-report.entity';
import type { CafeSeat } from '../../record/cafe-seat.entity';
import { placeOfPostalCode } from '../../record/postal-places';
import type { PublicCafe } from '../../record/public-cafe.entity';

const nowhere = { latitude: null, longitude: null };

/** What a draft says, as it is kept. */
export function fieldsOf(draft: PublicCafeDraft & { id: string }) {
  const { id, title, theme, words, place, address, seats, access, hostName, coHost } = draft;
  const departement = departementOf(address);
  const timeZone = timeZoneOfDepartement(departement);
  const { latitude, longitude } = placeOfPostalCode(postalCodeOf(address)) ?? nowhere;
  const startsAt = atLocalTime(draft.day, draft.time, timeZone);
  return {
    ...{ id, title, theme, words, place, address, seats, hostName, coHost, departement, timeZone },
    ...{ latitude, longitude, access: [...new Set(access)] },
    ...{ startsAt, endsAt: addMinutes(startsAt, draft.minutes) },
    slug: cafeSlug(draft),
  };
}

const saidOf = (cafe: PublicCafe) => ({
  ...{ id: cafe.id, title: cafe.title, theme: cafe.theme, words: cafe.words, place: cafe.place },
  ...{ address: cafe.address, seats: cafe.seats, access: cafe.access, hostName: cafe.hostName },
  ...{ coHost: cafe.coHost, state: cafe.state, slug: cafe.slug, departement: cafe.departement },
  ...{ timeZone: cafe.timeZone, startsAt: cafe.startsAt.toISOString() },
  ...{ hubWords: cafe.hubWords, answer: cafe.answer, hidden: cafe.hiddenAt !== null },
  minutes: differenceInMinutes(cafe.endsAt, cafe.startsAt),
});

const countOf = (seats: readonly CafeSeat[], status: CafeSeat['status']) =>
  seats.filter((seat) => seat.status === status).length;

export const mineOf = (
  cafe: PublicCafe,
  token: string,
  seats: readonly CafeSeat[],
): MyPublicCafe => ({
  ...saidOf(cafe),
  ...{ token, endsAt: cafe.endsAt.toISOString() },
  day: localDate(cafe.startsAt, cafe.timeZone),
  time: localTime(cafe.startsAt, cafe.timeZone),
  organisationName: cafe.organisation!.name,
  contactEmail: cafe.organisation!.contactEmail,
  seatsHeld: countOf(seats, 'held'),
  seatsWaiting: countOf(seats, 'waiting'),
});

export const rowOf = (
  cafe: PublicCafe,
  seats: readonly CafeSeat[],
  reports: readonly CafeReport[],
  account?: CafeAccount,
): PublicCafeRow => ({
  ...saidOf(cafe),
  proposerEmail: cafe.proposerEmail,
  alumnus: cafe.hostId !== null,
  seatsHeld: countOf(seats, 'held'),
  archived: cafe.archivedAt !== null,
  came: account ? cameIn(account) : null,
  reports: reports.map(({ words, at }) => ({ words, at: at.toISOString() })),
});
