import { signatureState, standing } from '@percolateur/domain';
import type { CertificateStatus } from '@percolateur/domain';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { cloneDatabase } from '../../test/database';
import { Scene } from '../../test/scene';
import { signatureRow } from '../../test/signatures';
import { Absence } from './absence.entity';
import { CertificateEvent } from './certificate-event.entity';
import { Certificate } from './certificate.entity';
import { databaseOptions } from './database';
import { LateAgreement } from './late-agreement.entity';
import { Signature } from './signature.entity';
import { StandingAbsence } from './standing-absence.view';
import { latestCertificates, withStatus } from './standing-certificates';
import { standingSignatures } from './standing-signatures';

/** A chain of signatures of one person, each with the words said on it, the first said first, and whether it was doubled. */
type Chain = { late: boolean; words: boolean[]; doubled: boolean }[];

describe('what stands, as PostgreSQL sees it, is what the rules say', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let db: DataSource;
  beforeAll(async () => {
    database = await cloneDatabase();
    db = await new DataSource(databaseOptions(database.url)).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  /** Undone at the end: evidence could not be removed. */
  async function inVain(deed: (manager: EntityManager, scene: Scene) => Promise<void>) {
    const runner = db.createQueryRunner();
    await runner.startTransaction();
    try {
      await deed(runner.manager, new Scene({ manager: runner.manager } as DataSource));
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  const chain: fc.Arbitrary<Chain> = fc.array(
    fc.record({
      late: fc.boolean(),
      words: fc.array(fc.boolean(), { maxLength: 3 }),
      doubled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  );

  test('signatures superseded, doubled, late, awaited, agreed to, refused, and agreed to again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(chain, { minLength: 1, maxLength: 4 }), (chains) =>
        inVain(async (manager, scene) => {
          const { lucie, cohort } = await scene.ledCohort();
          const [halfDay] = cohort.halfDays;
          const signatures: Signature[] = [];
          const agreements: LateAgreement[] = [];
          for (const each of chains) {
            const person = await scene.person();
            let supersedesId: string | null = null;
            for (const { late, words, doubled } of each) {
              const row: Signature = manager.create(Signature, {
                ...signatureRow(person, halfDay),
                ...{ late, supersedesId },
              });
              signatures.push(await manager.save(row));
              supersedesId = row.id;
              if (doubled) {
                const double = { ...signatureRow(person, halfDay), duplicatesId: row.id };
                signatures.push(await manager.save(manager.create(Signature, double)));
              }
              let before: string | null = null;
              for (const agreed of words) {
                const word: LateAgreement = manager.create(LateAgreement, {
                  ...{ id: uuidv7(), signatureId: row.id, agreed, supersedesId: before },
                  ...{ trainerId: lucie.id, at: new Date() },
                });
                agreements.push(await manager.save(word));
                before = word.id;
              }
            }
          }

          const words = standing(agreements);
          const expected = standing(signatures).map(({ id, late }) => {
            const word = late ? words.find(({ signatureId }) => signatureId === id) : undefined;
            const agreed = word?.agreed ?? null;
            return { id, agreed, state: signatureState({ late, agreed }) };
          });
          const found = (await standingSignatures(manager, [halfDay.id])).map(
            ({ id, agreed, state }) => ({ id, agreed, state }),
          );
          const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
          expect(found.sort(byId)).toEqual(expected.sort(byId));
        }),
      ),
      { numRuns: 40 },
    );
  });

  test('minutes missed, corrected once, twice, down to none', async () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 210 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(minutes, { minLength: 1, maxLength: 4 }), (people) =>
        inVain(async (manager, scene) => {
          const { lucie, cohort } = await scene.ledCohort();
          const [halfDay] = cohort.halfDays;
          const row = { ...signatureRow(lucie, halfDay), role: 'trainer' as const };
          await manager.insert(Signature, row);
          const rows: Absence[] = [];
          for (const noted of people) {
            const { id: enrolmentId } = await scene.enrol(cohort, await scene.person());
            let supersedesId: string | null = null;
            for (const each of noted) {
              const id = uuidv7();
              const absence = { id, enrolmentId, signatureId: row.id, minutes: each, supersedesId };
              rows.push(await manager.save(manager.create(Absence, absence)));
              supersedesId = id;
            }
          }
          const found = await manager.findBy(StandingAbsence, { halfDayId: halfDay.id });
          const told = (each: readonly { id: string; minutes: number }[]) =>
            each.map(({ id, minutes: missed }) => `${id} ${missed}`).sort();
          expect(told(found)).toEqual(told(standing(rows)));
          expect(found.every(({ notedById }) => notedById === lucie.id)).toBe(true);
        }),
      ),
      { numRuns: 20 },
    );
  });

  const deeds = fc.array(fc.constantFrom('revoked', 'suspended', 'restored', 'superseded'), {
    maxLength: 3,
  });
  /** What was done to each version of each number, the first version first. */
  const numbers = fc.array(fc.array(deeds, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  });

  test('certificates corrected, suspended, restored, revoked, and issued anew', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, (histories) =>
        inVain(async (manager, scene) => {
          const hub = await scene.organisation();
          const person = await scene.person();
          const { id: enrolmentId } = await scene.enrol(await scene.cohort(hub), person);
          const of = { enrolmentId, organisationId: hub.id, kind: 'attestation' as const };
          const named = { learner: person.id, trainers: [], issuedBy: person.id };
          const facts = named as unknown as Certificate['facts'];
          const expected = new Map<string, CertificateStatus>();
          let at = 0;
          for (const versions of histories) {
            const number = uuidv7();
            for (const [index, done] of versions.entries()) {
              const id = uuidv7();
              at += 1;
              await manager.insert(Certificate, {
                ...{ id, ...of, version: index + 1, number, code: id, facts, sealed: {} },
                ...{ factsHash: '', issuedAt: new Date(at) },
              });
              for (const kind of done) {
                at += 1;
                const event = { id: uuidv7(), certificateId: id, actorId: person.id };
                await manager.insert(CertificateEvent, { ...event, kind, at: new Date(at) });
              }
              const last = done.at(-1);
              if (last === 'revoked') expected.set(id, 'revoked');
              else if (last === 'superseded' || index < versions.length - 1)
                expected.set(id, 'superseded');
              else expected.set(id, last === 'suspended' ? 'suspended' : 'issued');
            }
          }
          const all = await withStatus(manager, await manager.findBy(Certificate, { enrolmentId }));
          expect(new Map(all.map(({ id, status }) => [id, status]))).toEqual(expected);
          const inForce = await manager.query<{ id: string }[]>(
            'select id from standing_certificate where enrolment_id = $1',
            [enrolmentId],
          );
          expect(inForce.map(({ id }) => id).sort()).toEqual(
            [...expected].flatMap(([id, status]) => (status === 'issued' ? [id] : [])).sort(),
          );
          // A list shows the newest: the last version of what was issued last.
          const newest = [...expected.keys()].at(-1);
          expect((await latestCertificates(manager, [enrolmentId])).map(({ id }) => id)).toEqual([
            newest,
          ]);
        }),
      ),
      { numRuns: 30 },
    );
  });
});
