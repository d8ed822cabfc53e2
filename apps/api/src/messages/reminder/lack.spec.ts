import { attendanceRoutes } from '@percolateur/contract';
import { lackOf } from '@percolateur/domain';
import type { SignatureLack } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { signatureRow } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { LateAgreement } from '../../record/late-agreement.entity';
import type { Person } from '../../record/person.entity';
import { Signature } from '../../record/signature.entity';
import { cohortFacts } from '../../training/cohort/cohort-facts';
import { reminderFacts } from './reminder-facts';

/** What each person gave for the first half-day. */
const given = {
  nothing: null,
  onTime: 'counts',
  lateAwaited: 'awaiting',
  lateAgreed: 'counts',
  lateRefused: 'refused',
} as const;

describe('a missing signature is one thing', () => {
  let api: TestApi;
  let cohort: Cohort;
  let lucie: Person;
  const people = new Map<string, keyof typeof given>();

  beforeAll(async () => {
    api = await startApi();
    api.clock.set('2026-11-24T08:00:00Z');
    ({ cohort, lucie } = await api.scene.ledCohort());
    const [halfDay] = cohort.halfDays;
    for (const what of Object.keys(given) as (keyof typeof given)[]) {
      const person = await api.scene.person();
      await api.scene.enrol(cohort, person);
      people.set(person.id, what);
      if (what === 'nothing') continue;
      const row = { ...signatureRow(person, halfDay), late: what !== 'onTime' };
      await api.db.manager.insert(Signature, row);
      if (what === 'onTime' || what === 'lateAwaited') continue;
      await api.db.manager.insert(LateAgreement, {
        ...{ id: uuidv7(), signatureId: row.id, agreed: what === 'lateAgreed' },
        ...{ trainerId: lucie.id, at: api.clock.now() },
      });
    }
    // Neither is asked for anything.
    await api.scene.enrol(cohort, await api.scene.person(), 'withdrawn');
    await api.scene.enrol(cohort, await api.scene.person(), 'invited');
  });
  afterAll(() => api.stop());

  test.each([
    '2026-11-24T09:00:00Z',
    '2026-11-24T11:30:00Z',
    '2026-11-24T11:30:01Z',
    '2026-11-24T16:30:00Z',
    '2026-12-24T16:30:00Z',
  ])('at %s the room, the cards, the closing and the reminders agree', async (instant) => {
    api.clock.set(instant);
    const now = api.clock.now();
    const trainer = await api.as(lucie);
    const lacks: (SignatureLack | null)[] = [];
    const lacking = new Set<string>();
    for (const [index, halfDay] of cohort.halfDays.entries()) {
      const { body } = await trainer.call(attendanceRoutes.room, {
        params: { cohortId: cohort.id },
        query: { halfDayId: halfDay.id },
      });
      expect(body.people).toHaveLength(people.size);
      for (const { personId, lack } of body.people) {
        const state = index === 0 ? given[people.get(personId)!] : null;
        expect(lack).toBe(lackOf(halfDay, state, now));
        lacks.push(lack);
        if (lack) lacking.add(`${halfDay.id} ${personId}`);
      }
    }
    const count = (what: SignatureLack) => lacks.filter((lack) => lack === what).length;
    const over = cohort.halfDays[0].endsAt < now;
    const facts = (await cohortFacts(api.db.manager, [cohort.id], now)).get(cohort.id)!;
    expect(facts).toMatchObject({
      missingSignatures: count('missing'),
      awaitingAgreement: over ? count('agreement') : 0,
    });
    const { enrolments } = (await reminderFacts(api.db.manager, [cohort.id])).get(cohort.id)!;
    for (const { personId, signedHalfDayIds } of enrolments) {
      if (!people.has(personId)) continue;
      for (const { id } of cohort.halfDays) {
        expect(!signedHalfDayIds.includes(id)).toBe(lacking.has(`${id} ${personId}`));
      }
    }
  });
});
