import type { ContestView } from '@percolateur/contract';
import { fullName, missedParts, notedMinutes } from '@percolateur/domain';
import type { NotedMinutes } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { apartFrom } from '../../record/apart';
import { AttendanceWord } from '../../record/attendance-word.entity';
import { Person } from '../../record/person.entity';

/** What was said of a half-day, of one person or of everybody, the first said first. */
export function wordsOf(
  manager: EntityManager,
  halfDayId: string,
  personId?: string,
): Promise<AttendanceWord[]> {
  return manager.find(AttendanceWord, {
    where: { halfDayId, ...(personId && { personId }) },
    order: { at: 'ASC', id: 'ASC' },
  });
}

/** The words themselves, by the id of what says them; those about erased people are absent. */
export async function toldIn(
  manager: EntityManager,
  words: readonly AttendanceWord[],
): Promise<Map<string, string>> {
  const apart = await apartFrom(
    manager,
    words.map(({ id }) => id),
  );
  return new Map(
    apart.map(({ evidenceId, content }) => {
      const { words: said, reason } = content as { words?: string; reason?: string };
      return [evidenceId, said ?? reason ?? ''];
    }),
  );
}

/** Minutes missed among these words, by person, as they were last noted. */
export async function notedIn(
  manager: EntityManager,
  words: readonly AttendanceWord[],
): Promise<Map<string, NotedMinutes | null>> {
  const noted = words.filter(({ kind }) => (missedParts as readonly string[]).includes(kind));
  const apart = await apartFrom(
    manager,
    noted.map(({ id }) => id),
  );
  const said = new Map(
    apart.map(({ evidenceId, content }) => [evidenceId, (content as { minutes: number }).minutes]),
  );
  const told = noted.map(({ id, kind, personId }) => ({
    ...{ kind, personId, minutes: said.get(id) ?? 0 },
  }));
  const byPerson = Map.groupBy(told, ({ personId }) => personId);
  return new Map([...byPerson].map(([personId, own]) => [personId, notedMinutes(own)]));
}

/** The contests among these words, each with its answer. */
export async function contestsIn(
  manager: EntityManager,
  words: readonly AttendanceWord[],
): Promise<ContestView[]> {
  const told = await toldIn(manager, words);
  const authors = await manager.findBy(Person, { id: In(words.map(({ authorId }) => authorId)) });
  const names = new Map(authors.map((person) => [person.id, fullName(person)]));
  const view = ({ id, at }: AttendanceWord) => ({
    ...{ id, at: at.toISOString(), words: told.get(id) ?? '' },
  });
  return words
    .filter(({ kind }) => kind === 'contest')
    .map((contest) => {
      const answer = words.find(({ answersId }) => answersId === contest.id);
      return {
        ...view(contest),
        answer: answer ? { ...view(answer), by: names.get(answer.authorId) ?? '' } : null,
      };
    });
}
