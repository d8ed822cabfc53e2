import { evidenceSummary, evidenceText } from './evidence';
import type { Evidence } from './evidence';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const trainers = ['Lucie Lefèvre', 'Paul Martin'];
const inTime: Evidence = { arrival: 'in-time', countersignedBy: [0] };

test.each<[Evidence, string]>([
  [inTime, 'signée à temps, contresignée par Lucie Lefèvre'],
  [
    { arrival: 'received-later', countersignedBy: [] },
    'signée à temps, reçue plus tard, sans contresignature',
  ],
  [
    { arrival: 'late', agreedBy: 1, countersignedBy: [0, 1] },
    'signée en retard, acceptée par Paul Martin, contresignée par Lucie Lefèvre et Paul Martin',
  ],
  [
    { arrival: 'in-time', passedBy: 0, countersignedBy: [0] },
    'signée à temps, sur l’appareil passé par Lucie Lefèvre, contresignée par Lucie Lefèvre',
  ],
  [
    { arrival: 'late', passedBy: 0, agreedBy: null, countersignedBy: [] },
    'signée en retard, sur l’appareil passé par Lucie Lefèvre, acceptée par l’équipe de l’organisme, sans contresignature',
  ],
])('tells how one half-day was signed', (evidence, text) => {
  expect(plain(evidenceText(evidence, trainers))).toBe(text);
});

test('tells in one line what the hours rest on', () => {
  const late: Evidence = { arrival: 'late', passedBy: 0, agreedBy: null, countersignedBy: [] };
  expect(plain(evidenceSummary([inTime, inTime, late, null]))).toBe(
    '3 demi-journées signées sur 4 : 2 signées à temps, 1 signée en retard, avec accord, ' +
      '1 sur l’appareil de l’équipe, 2 contresignées.',
  );
  expect(plain(evidenceSummary([inTime]))).toBe(
    '1 demi-journée signée sur 1 : 1 signée à temps, 1 contresignée.',
  );
});
