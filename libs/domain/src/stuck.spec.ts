import { stuckReason } from './stuck';
import type { SeenFromAfar } from './stuck';

const at = (time: string) => new Date(`2026-11-24T${time}:00+01:00`);
const halfDay = {
  startsAt: at('09:00'),
  endsAt: at('12:30'),
  signingOpenedAt: at('08:50') as Date | null,
  signingClosedAt: null,
};
const well: SeenFromAfar = { signature: 'signed', lastSeenAt: at('09:05'), quizTouchedAt: null };
const unsigned: SeenFromAfar = { ...well, signature: 'none' };

describe('the trainer walks over', () => {
  test.each<[string, Partial<SeenFromAfar>, string, string | null]>([
    ['to nobody who is well', {}, '10:00', null],
    ['to a late signature that waits', { signature: 'awaiting' }, '13:00', 'Sa signature tardive'],
    ['to nobody for a signature refused', { signature: 'refused' }, '10:00', null],
    ['to who did not sign, once over', { signature: 'none' }, '12:31', 'N’a pas signé'],
    [
      'to who never connected',
      { signature: 'none', lastSeenAt: null },
      '09:00',
      'Aucune connexion',
    ],
    [
      'to who last connected before the half-day',
      { signature: 'none', lastSeenAt: at('08:00') },
      '09:00',
      'Aucune connexion',
    ],
    ['to nobody before it begins', { signature: 'none', lastSeenAt: null }, '08:55', null],
    ['not before ten minutes of signing', unsigned, '09:09', null],
    ['to who did not sign in ten minutes', unsigned, '09:10', 'ouvert depuis 9\u00a0h'],
    [
      'to a quiz silent for ten minutes',
      { quizTouchedAt: at('10:00') },
      '10:10',
      'depuis 10\u00a0min',
    ],
    ['not yet to one of nine', { quizTouchedAt: at('10:00') }, '10:09', null],
    ['nor to one left open at the end', { quizTouchedAt: at('10:00') }, '12:31', null],
  ])('%s', (_, seen, time, said) => {
    const reason = stuckReason({ ...well, ...seen }, halfDay, at(time), 'Europe/Paris');
    if (said === null) expect(reason).toBeNull();
    else expect(reason).toContain(said);
  });

  test('ten minutes count from when signing was opened, if that was late', () => {
    const late = { ...halfDay, signingOpenedAt: at('10:00') };
    const reasonAt = (time: string) => stuckReason(unsigned, late, at(time), 'Europe/Paris');
    expect(reasonAt('10:09')).toBeNull();
    expect(reasonAt('10:10')).toContain('ouvert depuis 10\u00a0h');
  });

  test('an unopened half-day makes nobody late to sign', () => {
    const closed = { ...halfDay, signingOpenedAt: null };
    expect(stuckReason(unsigned, closed, at('11:00'), 'Europe/Paris')).toBeNull();
  });
});
