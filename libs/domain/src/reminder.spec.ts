import { stillWanted } from './reminder';
import type { ReminderKey } from './reminder-facts';
import {
  aCohort,
  aLearner,
  aTrainer,
  due,
  halfDaysOn,
  rulesDue,
  scene,
  parisTime as at,
} from './testing/reminder-scene';

const accepted = aLearner();
const invited = aLearner({
  status: 'invited',
  acceptedAt: null,
  invitedAt: at('2026-11-02 14:30'),
});
const completed = aLearner({ status: 'completed' });

describe('a cohort', () => {
  test.each(['draft', 'cancelled'] as const)('that is %s owes nothing', (status) => {
    const everybody = { enrolments: [accepted, invited, completed], trainers: [aTrainer()] };
    for (const day of ['2026-11-05', '2026-11-10', '2026-11-23', '2026-11-24', '2026-12-02']) {
      expect(
        rulesDue(scene({ cohort: aCohort({ status }), ...everybody }), at(`${day} 18:00`)),
      ).toEqual([]);
    }
  });

  test('without dates owes nothing', () => {
    expect(rulesDue(scene({ cohort: aCohort({ halfDays: [] }) }), at('2026-11-10 10:00'))).toEqual(
      [],
    );
  });
});

describe('at the moment of sending', () => {
  const now = at('2026-11-23 16:05');
  const claims = due(scene(), now);
  const eve = claims.find(({ rule }) => rule === 'eve') as ReminderKey;
  const prepare: ReminderKey = { ...eve, rule: 'prepare', occurrence: accepted.id };
  const joining: ReminderKey = { ...eve, rule: 'joining', occurrence: accepted.id };
  const moved = scene({ cohort: aCohort({ halfDays: halfDaysOn('2026-12-15', '2026-12-16') }) });
  const withdrawn = scene({ enrolments: [aLearner({ status: 'withdrawn' })] });
  const cancelled = scene({ cohort: aCohort({ status: 'cancelled' }) });

  test.each([
    ['it is as it was', eve, scene(), now, 'send'],
    ['the person has withdrawn', eve, withdrawn, now, 'pointless'],
    ['the cohort is cancelled', eve, cancelled, now, 'pointless'],
    ['the date has moved: another eve will come', eve, moved, now, 'pointless'],
    [
      'it is too late, nobody says « demain » on the day',
      eve,
      scene(),
      at('2026-11-24 08:00'),
      'pointless',
    ],
    [
      'the quiz was done meanwhile',
      prepare,
      scene({ enrolments: [aLearner({ positioningDone: true })] }),
      at('2026-11-18 10:00'),
      'pointless',
    ],
    ['night has fallen', prepare, scene(), at('2026-11-18 20:00'), 'wait'],
    ['the date moved later: it will be due then', joining, moved, now, 'wait'],
    ['the person is no longer in the cohort', joining, scene({ enrolments: [] }), now, 'pointless'],
  ] as const)('%s', (_, key, facts, when, verdict) => {
    expect(stillWanted(facts, when)(key).verdict).toBe(verdict);
  });
});
