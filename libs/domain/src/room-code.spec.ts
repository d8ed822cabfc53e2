import fc from 'fast-check';
import { readAloud, typedBack } from './read-aloud';
import { roomCodeLength, roomCodeMinutes, roomCodeTurns } from './room-code';

const codes = fc
  .uint8Array({ minLength: 4, maxLength: 4 })
  .map((bytes) => readAloud(bytes, roomCodeLength));
const moments = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

test('a code has six characters that nobody takes for others, and is forgiven its spaces', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
      const spoken = `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase().replaceAll('0', 'o');
      expect(typedBack(spoken, roomCodeLength)).toBe(code);
    }),
  );
});

test.each(['', '7F3A9', '7F3A9KK', '7F3A9U', '7F3A9\0'])('is no code: %p', (typed) => {
  expect(typedBack(typed, roomCodeLength)).toBeNull();
});

test('too few bytes make no code', () => {
  expect(() => readAloud(new Uint8Array(3), roomCodeLength)).toThrow(RangeError);
});

test('a code that was on screen is good for five minutes more, and no longer than ten', () => {
  fc.assert(
    fc.property(moments, (at) => {
      const [shown] = roomCodeTurns(at);
      expect(roomCodeTurns(later(at, roomCodeMinutes))).toContain(shown);
      expect(roomCodeTurns(later(at, 2 * roomCodeMinutes))).not.toContain(shown);
    }),
  );
});
