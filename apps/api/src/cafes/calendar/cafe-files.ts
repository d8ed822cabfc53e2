import { TZDate } from '@date-fns/tz';
import { cafeAccess, cafeThemes, departementName, frenchSlot, typeset } from '@percolateur/domain';
import ical, { ICalEventStatus } from 'ical-generator';
import { vtimezone } from '../../platform/vtimezone';
import type { PublicCafe } from '../../record/public-cafe.entity';
import type { Listed } from './calendar.service';

type Told = Listed & Partial<Pick<PublicCafe, 'state'>>;

const readAgainSeconds = 4 * 60 * 60;

/**
 * Cafés for a diary. Without METHOD, under one UID for ever; DTSTAMP is when the café is, so that what
 * has not changed is the same to the byte.
 */
export function cafesIcs(cafes: readonly Told[], publicUrl: string, name?: string): string {
  const year = Math.min(...cafes.map(({ startsAt }) => startsAt.getUTCFullYear()));
  return `${ical({
    ...(name && { name, ttl: readAgainSeconds }),
    prodId: { company: 'Percolateur', product: 'Percolateur', language: 'FR' },
    timezone: {
      name: null,
      generator: (zone: string) => vtimezone(zone, Number.isFinite(year) ? year : 2026),
    },
    events: cafes.map((cafe) => ({
      id: `${cafe.id}@percolateur`,
      stamp: cafe.startsAt,
      timezone: cafe.timeZone,
      start: new TZDate(cafe.startsAt, cafe.timeZone),
      end: new TZDate(cafe.endsAt, cafe.timeZone),
      status: cafe.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: cafe.title,
      location: `${cafe.place}, ${cafe.address}`,
      description: cafe.words,
      url: `${publicUrl}/cafes/${cafe.slug}`,
    })),
  }).toString()}\r\n`;
}

/** A café as search engines read it (schema.org Event). */
export const schemaEvent = (cafe: PublicCafe, left: number, publicUrl: string) => ({
  '@context': 'https://schema.org',
  '@type': 'Event',
  name: cafe.title,
  startDate: cafe.startsAt.toISOString(),
  endDate: cafe.endsAt.toISOString(),
  eventStatus: `https://schema.org/${cafe.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
  eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
  description: cafe.words,
  image: `${publicUrl}/cafes/${cafe.slug}/image.png`,
  url: `${publicUrl}/cafes/${cafe.slug}`,
  inLanguage: 'fr',
  isAccessibleForFree: true,
  maximumAttendeeCapacity: cafe.seats,
  remainingAttendeeCapacity: left,
  location: {
    '@type': 'Place',
    name: cafe.place,
    address: { '@type': 'PostalAddress', streetAddress: cafe.address, addressCountry: 'FR' },
    amenityFeature: cafe.access.map((each) => ({
      '@type': 'LocationFeatureSpecification',
      name: cafeAccess[each],
      value: true,
    })),
  },
  organizer: { '@type': 'Organization', name: cafe.hostName },
});

/** What OpenAgenda calls accessible: motor, hearing, visual, psychic, intellectual. */
const openAgendaAccess = (access: Told['access']) => ({
  mi: access.includes('step'),
  hi: access.includes('loop') || access.includes('signs'),
  vi: false,
  pi: access.includes('quiet'),
  ii: false,
});

/** Cafés in the shape of OpenAgenda’s events (API v2, `events`), for tools that read it. */
export const openAgenda = (cafes: readonly Told[], publicUrl: string) => ({
  total: cafes.length,
  events: cafes.map((cafe) => ({
    uid: cafe.id,
    slug: cafe.slug,
    title: { fr: cafe.title },
    description: {
      fr: typeset(
        `${cafeThemes[cafe.theme]}. ${frenchSlot(cafe.startsAt, cafe.endsAt, cafe.timeZone)}.`,
      ),
    },
    longDescription: { fr: cafe.words },
    keywords: { fr: ['Café IA', cafeThemes[cafe.theme]] },
    timezone: cafe.timeZone,
    timings: [{ begin: cafe.startsAt.toISOString(), end: cafe.endsAt.toISOString() }],
    location: {
      name: cafe.place,
      address: cafe.address,
      postalCode: /(?<!\d)\d{5}(?!\d)/.exec(cafe.address)?.[0] ?? '',
      department: departementName(cafe.departement),
      countryCode: 'FR',
    },
    accessibility: openAgendaAccess(cafe.access),
    attendanceMode: 1,
    status: 1,
    registration: [{ type: 'link', value: `${publicUrl}/cafes/${cafe.slug}` }],
    image: { base: `${publicUrl}/cafes/${cafe.slug}/`, filename: 'image.png' },
  })),
});
