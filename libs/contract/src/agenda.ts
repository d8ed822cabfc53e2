import { agendaKinds } from '@percolateur/domain';
import { z } from 'zod';
import { Id, Instant } from './common';
import { route } from './route';

export const AgendaKind = z.enum(agendaKinds);

/** An address that a diary reads by itself; whoever has it reads these half-days. */
export const AgendaFeed = z.object({
  id: Id,
  kind: AgendaKind,
  url: z.string(),
  madeAt: Instant,
  /** To the hour; null while no diary has read it. */
  lastReadAt: Instant.nullable(),
});
export type AgendaFeed = z.infer<typeof AgendaFeed>;

export const NewAgendaFeed = z.object({ id: Id, kind: AgendaKind });

export const agendaRoutes = {
  feeds: route('GET', '/my/agenda-feeds', 'Addresses that my diaries read', {
    answer: z.array(AgendaFeed),
  }),
  make: route('POST', '/my/agenda-feeds', 'Make such an address; the former of its kind ends', {
    body: NewAgendaFeed,
    answer: AgendaFeed,
  }),
  end: route('DELETE', '/my/agenda-feeds/:feedId', 'End one of these addresses'),
  read: route('GET', '/agenda-feeds/:feed', 'The half-days of a person, for their diary', {
    access: 'public',
    answer: 'ics',
  }),
};
