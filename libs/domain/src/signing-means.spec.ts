import {
  checkMeans,
  checkMeansChoice,
  checkPuttingDown,
  checkSendLinks,
  meansOf,
} from './signing-means';

const openedAt = new Date('2026-11-24T08:00:00Z');

test('a half-day is signed by the means that were chosen, and by no other', () => {
  expect(() => checkMeans(['own', 'passed'], 'own')).not.toThrow();
  expect(() => checkMeans(['passed'], 'own')).toThrow('signing-elsewhere');
  expect(() => checkMeans(['own'], 'passed')).toThrow('signing-elsewhere');
});

test.each([
  [null, ['own', 'passed'], ['own'], true],
  [null, ['own'], ['passed'], true],
  [openedAt, ['own'], ['own', 'passed'], true],
  [openedAt, ['own', 'passed'], ['passed', 'own'], true],
  [openedAt, ['own', 'passed'], ['own'], false],
  [openedAt, ['own'], ['passed'], false],
] as const)('opened %p, from %p to %p: %p', (signingOpenedAt, signingMeans, after, may) => {
  const choose = () => checkMeansChoice({ signingMeans, signingOpenedAt }, after);
  if (may) expect(choose).not.toThrow();
  else expect(choose).toThrow('signing-means-kept');
});

test('a signature says by what it was made', () => {
  const own = { passedById: null, linkId: null, photoId: null };
  expect(meansOf(own)).toBe('own');
  expect(meansOf({ ...own, passedById: 'lucie' })).toBe('passed');
  expect(meansOf({ ...own, linkId: 'link' })).toBe('link');
  expect(meansOf({ ...own, passedById: 'lucie', photoId: 'photo' })).toBe('paper');
});

const slot = {
  startsAt: new Date('2026-11-24T08:00:00Z'),
  endsAt: new Date('2026-11-24T11:30:00Z'),
};

test.each([
  ['2026-11-24T07:44:00Z', 'signing-too-early'],
  ['2026-11-24T07:45:00Z', null],
  ['2026-11-27T11:30:00Z', null],
  ['2026-11-27T11:31:00Z', 'late-too-late'],
])('a sheet is photographed and entered at %s: %p', (at, refusal) => {
  const check = () => checkPuttingDown(slot, new Date(at));
  if (refusal) expect(check).toThrow(refusal);
  else expect(check).not.toThrow();
});

test('links are sent ahead, and as long as the half-day may be signed', () => {
  for (const at of ['2026-11-20T08:00:00Z', '2026-11-27T11:30:00Z']) {
    expect(() => checkSendLinks(slot, new Date(at))).not.toThrow();
  }
  expect(() => checkSendLinks(slot, new Date('2026-11-27T11:31:00Z'))).toThrow('late-too-late');
});
