import { contentHash } from '@percolateur/content';
import type { CertificateSnapshot } from '@percolateur/contract';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { emptyDatabase } from '../../../test/database';
import { aPrinted } from '../../../test/papers';
import { chainFaults } from '../chain-faults';
import { digestOf } from '../apart';
import { ChainLink } from '../chain-link.entity';
import { databaseOptions } from '../database';
import { marksOf } from '../marks';
import { migrationNames, runMigrations } from '../migrate';
import { PersonalData } from '../personal-data.entity';
import { Signature } from '../signature.entity';
import { latestCertificates } from '../standing-certificates';
import { PersonalApart1797600000000 } from './1797600000000-personal-apart';

describe('evidence kept before personal data stood apart', () => {
  const change = migrationNames.indexOf(PersonalApart1797600000000.name);
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let db: DataSource;
  const [nadia, lucie, claire] = [uuidv7(), uuidv7(), uuidv7()];
  const [hub, cohort, enrolment] = [uuidv7(), uuidv7(), uuidv7()];
  const [drawn, typed, absent] = [uuidv7(), uuidv7(), uuidv7()];
  const { snapshot } = aPrinted('realisation', { trainers: ["Lucie O'Brien", 'Inconnue Partie'] });
  const altered = { ...snapshot, number: 'NOR-2026-0002', code: 'AUTRE', minutesFollowed: 9000 };

  beforeAll(async () => {
    database = await emptyDatabase();
    await runMigrations(database.ownerUrl, migrationNames.slice(0, change));
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    for (const [id, email, first, last] of [
      [nadia, 'nadia@x.test', 'Nadia', 'Benali'],
      [lucie, 'lucie@x.test', 'Lucie', 'O’Brien'],
      [claire, 'claire@x.test', 'Claire', 'Petit'],
    ]) {
      await client.query(
        `insert into person (id, email, first_name, last_name) values ($1, $2, $3, $4)`,
        [id, email, first, last],
      );
    }
    // Only what the change looks at; the rest does not matter here.
    await client.query(`set session_replication_role = replica`);
    await client.query(`insert into cohort_trainer (cohort_id, person_id) values ($1, $2)`, [
      cohort,
      lucie,
    ]);
    await client.query(
      `insert into organisation (id, kind, code, name, legal_name, address, city, representative_name,
         representative_capacity, contact_email, disability_contact_name, disability_contact_email,
         revision)
       values ($1, 'hub', 'NOR', '', '', '', '', '', '', '', '', '', 1)`,
      [hub],
    );
    await client.query(
      `insert into cohort (id, organisation_id, course_version_id, title, time_zone, capacity, revision)
       values ($1, $2, $1, '', 'Europe/Paris', 12, 1)`,
      [cohort, hub],
    );
    for (const [position, halfDay] of [drawn, typed].entries()) {
      await client.query(
        `insert into half_day (id, cohort_id, position, title, mode, starts_at, ends_at)
         values ($1, $2, $3, '', 'on-site', now(), now())`,
        [halfDay, cohort, position],
      );
    }
    await client.query(
      `insert into enrolment (id, cohort_id, person_id, status, created_at)
       values ($1, $2, $3, 'completed', now())`,
      [enrolment, cohort, nadia],
    );
    for (const [id, drawing, name] of [
      [drawn, '[[[20,120],[300,60]]]', null],
      [typed, null, 'Nadia Benali'],
    ]) {
      await client.query(
        `insert into signature (id, half_day_id, person_id, role, way, statement_version, statement,
           drawing, typed_name, late, late_reason, client_time, server_time)
         values ($1, $1, $2, 'learner', 'drawn', 'v', 's', $3, $4, true, 'Train', now(), now())`,
        [id, nadia, drawing, name],
      );
    }
    const kept = async (each: CertificateSnapshot, hash: string, kind: string) => {
      await client.query(
        `insert into certificate (id, enrolment_id, organisation_id, kind, version, number, code,
           snapshot, snapshot_hash, issued_at)
         values ($1, $2, $8, $3, 1, $4, $5, $6, $7, now())`,
        [uuidv7(), enrolment, kind, each.number, each.code, JSON.stringify(each), hash, hub],
      );
    };
    await kept(snapshot, contentHash(snapshot), 'realisation');
    await kept(altered, contentHash(snapshot), 'attestation');
    await client.query(
      `insert into audit_event (id, at, actor_id, action, object_type, object_id, detail)
       values ($1, now(), $2, 'certificate.issued', 'cohort', $3, $4)`,
      [uuidv7(), claire, cohort, JSON.stringify({ number: snapshot.number })],
    );
    await client.query(
      `insert into absence (id, signature_id, enrolment_id, minutes, note)
       values ($1, $3, $4, 20, 'Rendez-vous médical'), ($2, $3, $5, 0, '')`,
      [absent, uuidv7(), drawn, enrolment, uuidv7()],
    );
    for (const [at, type, object, detail, reason] of [
      [1, 'enrolment', enrolment, {}, 'Malade'],
      [2, 'cohort', cohort, { enrolmentId: enrolment }, 'Double'],
      [3, 'cohort', cohort, {}, 'Salle fermée'],
    ] as const) {
      await client.query(
        `insert into audit_event (id, at, actor_id, action, object_type, object_id, detail, reason)
         values ($1, to_timestamp($2), $3, 'x', $4, $5, $6, $7)`,
        [uuidv7(), at, claire, type, object, JSON.stringify(detail), reason],
      );
    }
    await client.end();
    await runMigrations(database.ownerUrl, migrationNames.slice(change));
    db = await new DataSource(databaseOptions(database.ownerUrl)).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  test('is chained as it was received', async () => {
    expect(await db.manager.countBy(ChainLink, { organisationId: hub })).toBe(6);
    expect(await chainFaults(db)).toEqual([]);
  });

  test('states the same, to the byte, and what was changed before is still found out', async () => {
    const found = await latestCertificates(db.manager, [enrolment]);
    const told = new Map(found.map((each) => [each.kind, each]));
    expect(told.get('realisation')).toMatchObject({ intact: true, snapshot });
    expect(contentHash(told.get('realisation')!.snapshot)).toBe(contentHash(snapshot));
    expect(told.get('attestation')).toMatchObject({ intact: false, snapshot: altered });
  });

  test('says whose each name is; one of nobody known goes with the holder’s', async () => {
    const [{ facts }] = await latestCertificates(db.manager, [enrolment]);
    expect(facts).toMatchObject({ learner: nadia, trainers: [lucie, nadia], issuedBy: claire });
    expect(JSON.stringify(facts)).not.toMatch(/Nadia|Brien|Claire|Inconnue/);
  });

  test('keeps its marks and reasons, which the signature holds the digest of', async () => {
    const marks = await marksOf(db.manager, [drawn, typed]);
    expect(marks.get(drawn)).toEqual({
      drawing: [
        [
          [20, 120],
          [300, 60],
        ],
      ],
      lateReason: 'Train',
    });
    expect(marks.get(typed)).toEqual({ typedName: 'Nadia Benali', lateReason: 'Train' });
    const apart = await db.manager.findOneByOrFail(PersonalData, { evidenceId: typed });
    const { sealed } = await db.manager.findOneByOrFail(Signature, { id: typed });
    expect(sealed).toEqual({ [nadia]: digestOf(apart) });
  });

  test('says why with the person it is about; what is about nobody stays', async () => {
    const apart = await db.query(
      `select content, person_id = $2 as own from personal_data where evidence_id = $1`,
      [absent, nadia],
    );
    expect(apart).toEqual([{ content: { note: 'Rendez-vous médical' }, own: true }]);
    const deeds = await db.query(
      `select v.reason, p.content, v.sealed ? $1 as sealed from audit_event v
       left join personal_data p on p.evidence_id = v.id where v.action = 'x' order by v.at`,
      [nadia],
    );
    expect(deeds).toEqual([
      { reason: null, content: { reason: 'Malade' }, sealed: true },
      { reason: null, content: { reason: 'Double' }, sealed: true },
      { reason: 'Salle fermée', content: null, sealed: false },
    ]);
  });
});
