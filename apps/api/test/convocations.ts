import { addLocalDays, localDate } from '@percolateur/domain';
import { simpleParser } from 'mailparser';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { listMail, readMail } from '../src/messages/mail/mail-store';
import { Enrolment } from '../src/record/enrolment.entity';
import { Person } from '../src/record/person.entity';
import { Scene } from './scene';

/** Somewhere it is noon or so: a worker that is a process of its own reads the true clock. */
function zoneAtNoon(): string {
  const east = 12 - new Date().getUTCHours();
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** People who accepted long ago, of cohorts ten days ahead: each is owed one convocation, now. */
export async function oweConvocations(db: DataSource, count: number): Promise<Person[]> {
  const scene = new Scene(db);
  const hub = await scene.organisation();
  const timeZone = zoneAtNoon();
  const firstDay = addLocalDays(localDate(new Date(), timeZone), 10);
  const people = Array.from({ length: count }, (_, index) =>
    db.manager.create(Person, {
      id: uuidv7(),
      email: `apprenante${index}@percolateur.test`,
      firstName: 'Nadia',
      lastName: `Benali ${index}`,
    }),
  );
  await db.manager.insert(Person, people);
  for (let cohorts = 0; cohorts < 5; cohorts += 1) {
    const cohort = await scene.cohort(hub, { timeZone, firstDay });
    const group = people.filter((_, index) => index % 5 === cohorts);
    await db.manager.insert(
      Enrolment,
      group.map(({ id: personId }) => ({
        id: uuidv7(),
        cohortId: cohort.id,
        personId,
        status: 'accepted' as const,
        createdAt: new Date('2026-01-05T08:00:00Z'),
        answeredAt: new Date('2026-01-06T08:00:00Z'),
      })),
    );
  }
  return people;
}

/** Whom the letters of the local mailbox went to, in order of address, as often as they did. */
export async function recipientsIn(folder: string): Promise<(string | undefined)[]> {
  const mails = await Promise.all(
    (await listMail(folder)).map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
  );
  return mails.map(({ to }) => [to].flat()[0]?.value[0].address).sort();
}
