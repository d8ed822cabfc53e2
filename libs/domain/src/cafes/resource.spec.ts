import { durationWords, linkAfter } from './resource';

test.each([
  ['unknown', 'answers', 'alive'],
  ['dead', 'answers', 'alive'],
  ['alive', 'silent', 'failing'],
  ['failing', 'silent', 'dead'],
  ['dead', 'silent', 'dead'],
  ['alive', 'gone', 'dead'],
  ['alive', 'unsafe', 'dead'],
  ['alive', 'guarded', 'alive'],
  ['unknown', 'guarded', 'unknown'],
  ['dead', 'guarded', 'dead'],
  ['failing', 'guarded', 'unknown'],
] as const)('a link that is %s and %s is %s', (before, outcome, after) => {
  expect(linkAfter(before, outcome)).toBe(after);
});

test.each([
  [50, 50, '50 min'],
  [90, 120, '1 h 30 à 2 h'],
  [null, 120, '2 h'],
  [65, null, '1 h 05'],
  [null, null, null],
])('%s to %s minutes', (least, most, words) => {
  expect(durationWords(least, most)?.replace(/\u00a0/g, ' ') ?? null).toBe(words);
});
