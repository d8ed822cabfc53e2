import { sealDue } from './seal';

describe('the head of a chain is sealed', () => {
  const now = new Date('2026-11-25T08:00:00Z');
  const sealed = (at: string, number = 3) => ({ number, at: new Date(at) });

  test.each([
    ['never, without a link', { links: 0, sealed: null }, false],
    ['as soon as there is one', { links: 1, sealed: null }, true],
    ['the day after, when it moved', { links: 4, sealed: sealed('2026-11-24T08:00:00Z') }, true],
    ['never again, when it did not', { links: 3, sealed: sealed('2026-11-01T08:00:00Z') }, false],
    ['once a day', { links: 4, sealed: sealed('2026-11-24T23:30:00Z') }, false],
    ['by the day of France', { links: 4, sealed: sealed('2026-11-24T22:30:00Z') }, true],
  ])('%s', (_, chain, due) => expect(sealDue(chain, now)).toBe(due));
});
