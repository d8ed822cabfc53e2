import {
  addLocalDays,
  atLocalTime,
  cafeSlug,
  departementOf,
  gatheringDays,
  gatheringSlot,
  localDate,
} from '@percolateur/domain';
import type { CafeTheme, PublicCafeState, QuestionTheme } from '@percolateur/domain';
import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { CafeSeat } from '../../record/cafe-seat.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import { Gathering } from '../../record/gathering.entity';
import { GatheringSeries } from '../../record/gathering-series.entity';
import type { Organisation } from '../../record/organisation.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { Territory } from '../../record/territory.entity';
import { keepHeard } from '../../cafes/questions/keep-heard';
import { demoZone } from './demo-calendar';

interface DemoCafe {
  hub: Organisation;
  /** Days from now. */
  inDays: number;
  title: string;
  theme: CafeTheme;
  words: string;
  place: string;
  address: string;
  hostName: string;
  state: Extract<PublicCafeState, 'announced' | 'told'>;
  /** Who hosts, when they followed the course. */
  enrolment?: Enrolment;
}

/**
 * Cafés at each step: one told, with somebody who recommends its host; one held and not told; two to
 * come, of which one by somebody who did not follow the course.
 */
export async function writeCafes(
  manager: EntityManager,
  {
    now,
    caen,
    albi,
    certified,
  }: { now: Date; caen: Organisation; albi: Organisation; certified: readonly Enrolment[] },
): Promise<void> {
  const [benoit, celine, jose] = certified;
  await manager.insert(Territory, [
    { departement: '14', organisationId: caen.id },
    { departement: '81', organisationId: albi.id },
  ]);
  const told = await writeCafe(manager, now, {
    ...{ hub: caen, inDays: -12, title: 'Une IA peut-elle mentir ?', theme: 'discover' },
    ...{ words: 'On essaie, on compare, on en parle.', place: 'CCAS de Bayeux' },
    ...{ address: '2 rue de l’Exemple, 14400 Bayeux', hostName: 'Benoît, du CCAS' },
    ...{ state: 'told', enrolment: benoit },
  });
  await manager.insert(CafeAccount, {
    ...{ cafeId: told.id, under25: 5, adults: 5, over60: 6, format: 'discussion' },
    worked: 'Commencer par ce que chacune et chacun avait déjà essayé.',
    ...{ wouldHelp: 'Un deuxième écran.', photo: null, toldAt: addDays(told.endsAt, 1) },
  });
  const heard: [QuestionTheme, string][] = [
    ['use', 'Comment savoir si une image est vraie ?'],
    ['rules', 'Qui répond quand elle se trompe ?'],
  ];
  await keepHeard(
    manager,
    told,
    heard.map(([theme, words]) => ({ id: uuidv7(), theme, words })),
    addDays(told.endsAt, 1),
  );
  await manager.insert(CafeEndorsement, {
    ...{ id: uuidv7(), cafeId: told.id, name: 'La médiathèque de Bayeux', email: '' },
    ...{ quality: 'place', status: 'confirmed', words: 'Revenez quand vous voulez.', named: true },
    ...{ askedAt: addDays(told.endsAt, 1), expiresAt: addDays(told.endsAt, 31) },
    ...{ answeredAt: addDays(told.endsAt, 2), toldAt: addDays(told.endsAt, 1) },
  });
  await writeCafe(manager, now, {
    ...{ hub: caen, inDays: -3, title: 'L’IA dans nos démarches', theme: 'daily', words: '' },
    ...{ place: 'Salle des associations', address: '5 rue de l’Exemple, 14400 Bayeux' },
    ...{ hostName: 'José', state: 'announced', enrolment: jose },
  });
  const coming = await writeCafe(manager, now, {
    ...{ hub: caen, inDays: 9, title: 'L’IA au travail : on garde, on laisse', theme: 'work' },
    ...{ words: 'Venez avec une tâche de votre semaine : on la regarde ensemble.' },
    ...{ place: 'Bibliothèque du quartier', address: '8 rue de l’Exemple, 14000 Caen' },
    ...{ hostName: 'Céline, de la médiathèque', state: 'announced', enrolment: celine },
  });
  await manager.insert(
    CafeSeat,
    ['Maud', 'Sacha', 'Yves'].map((firstName, place) => ({
      ...{ id: uuidv7(), cafeId: coming.id, firstName, email: '', status: 'held' as const },
      arrivedAt: addMinutes(now, -60 * (place + 1)),
    })),
  );
  await writeCafe(manager, now, {
    ...{ hub: albi, inDays: 16, title: 'Dessiner avec une machine', theme: 'culture' },
    ...{ words: 'Aucun matériel à apporter.', place: 'Tiers-lieu La Fabrique' },
    ...{ address: '6 avenue de l’Exemple, 81600 Gaillac', hostName: 'La Fabrique' },
    state: 'announced',
  });
}

async function writeCafe(
  manager: EntityManager,
  now: Date,
  { hub, inDays, enrolment, ...said }: DemoCafe,
): Promise<PublicCafe> {
  const id = uuidv7();
  const day = addLocalDays(localDate(now, demoZone), inDays);
  const startsAt = atLocalTime(day, '18:00', demoZone);
  const endsAt = addMinutes(startsAt, 60);
  const announcedAt = addDays(inDays < 0 ? startsAt : now, -8);
  const cafe = manager.create(PublicCafe, {
    ...said,
    ...{ id, organisationId: hub.id, slug: cafeSlug({ id, ...said }), startsAt, endsAt },
    ...{ departement: departementOf(said.address), timeZone: demoZone, seats: 20 },
    ...{ access: ['step', 'seats'], toldState: said.state, createdAt: announcedAt },
    ...{ provedAt: announcedAt, decidedAt: announcedAt },
    ...(enrolment && { hostId: enrolment.personId, enrolmentId: enrolment.id }),
  });
  await manager.insert(PublicCafe, cafe);
  return cafe;
}

/** The online gathering to come has its theme; the one before, its notes. */
export async function writeGatherings(manager: EntityManager, now: Date): Promise<void> {
  const [series] = await manager.find(GatheringSeries, { order: { id: 'ASC' }, take: 1 });
  if (!series) return;
  const today = localDate(now, series.timeZone);
  const from = addLocalDays(today, -21);
  const days = gatheringDays(series, from, 8);
  const slotted = days.map((day) => ({ day, ...gatheringSlot(series, day) }));
  const past = slotted.findLast(({ endsAt }) => endsAt <= now);
  const next = slotted.find(({ startsAt }) => startsAt > now);
  if (past) {
    await manager.insert(Gathering, {
      ...{
        id: uuidv7(),
        seriesId: series.id,
        ...past,
        theme: 'Le premier café, dix minutes avant',
      },
      host: 'Inès',
      notes:
        'Arriver tôt et déplacer les chaises. Une question écrite au mur lance mieux qu’un exposé. Quand personne ne parle : deux minutes à deux, puis un tour.',
    });
  }
  if (next) {
    await manager.insert(Gathering, {
      ...{ id: uuidv7(), seriesId: series.id, ...next, theme: 'Répondre « je ne sais pas »' },
      ...{ host: 'Inès', link: 'https://visio.percolateur.test/cafe-animation' },
    });
  }
}
