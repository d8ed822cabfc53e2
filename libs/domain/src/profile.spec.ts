import { mayEditProfile, profileCounts } from './profile';
import type { Profile } from './profile';

const profile = (told: Partial<Profile>): Profile => ({
  ...{ publics: [], experience: null, tools: [], worries: [], place: '', ...told },
});

test('each person counts once for each thing told, and what nobody told is nought', () => {
  const counts = profileCounts([
    profile({ publics: ['seniors', 'youth'], experience: 'never', worries: ['speaking'] }),
    profile({ publics: ['seniors'], experience: 'never', tools: ['chat'] }),
    profile({}),
  ]);
  expect(counts.publics).toMatchObject({ seniors: 2, youth: 1, newcomers: 0 });
  expect(counts.experience).toEqual({ never: 2, sometimes: 0, often: 0 });
  expect(counts.tools.chat).toBe(1);
  expect(counts.worries).toMatchObject({ speaking: 1, time: 0 });
});

test('a profile may change until the course begins, and as long as it has no date', () => {
  const start = new Date('2026-11-24T08:00:00Z');
  expect(mayEditProfile(start, new Date(start.getTime() - 1))).toBe(true);
  expect(mayEditProfile(start, start)).toBe(false);
  expect(mayEditProfile(null, start)).toBe(true);
});
