import fc from 'fast-check';
import { normaliseCode, verificationCode, verificationCodeBytes } from './verification-code';

const bytes = fc.uint8Array({ minLength: verificationCodeBytes, maxLength: verificationCodeBytes });
const codes = bytes.map(verificationCode);

test('a code is seven groups of four, without I, L, O or U', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    }),
  );
});

test('it is what its bytes make it, forever', () => {
  expect(verificationCode(new Uint8Array(17))).toBe('0000-0000-0000-0000-0000-0000-0000');
  expect(verificationCode(new Uint8Array(17).fill(255))).toMatch(/^(ZZZZ-){6}ZZZ/);
});

test('too little chance makes no code', () => {
  expect(() => verificationCode(new Uint8Array(16))).toThrow(RangeError);
});

describe('a code typed from paper', () => {
  test('is forgiven its case, its dashes and its spaces', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(normaliseCode(code)).toBe(code);
        expect(normaliseCode(code.toLowerCase())).toBe(code);
        expect(normaliseCode(` ${code.replaceAll('-', '\u00a0')} `)).toBe(code);
        expect(normaliseCode(code.replaceAll('-', '–'))).toBe(code);
      }),
    );
  });

  test('is forgiven O for 0, I and L for 1', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(normaliseCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
        expect(normaliseCode(code.replaceAll('0', 'o').replaceAll('1', 'I'))).toBe(code);
      }),
    );
  });

  test('is told wrong when one character is', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(codes, fc.nat(27), fc.integer({ min: 1, max: 31 }), (code, place, shift) => {
        const bare = [...code.replaceAll('-', '')];
        bare[place] = alphabet[(alphabet.indexOf(bare[place]) + shift) % 32];
        expect(normaliseCode(bare.join(''))).toBeNull();
      }),
    );
  });

  test('is told wrong when two neighbours are swapped, but for 0 and Z', () => {
    fc.assert(
      fc.property(codes, fc.nat(26), (code, place) => {
        const bare = [...code.replaceAll('-', '')];
        const [one, other] = [bare[place], bare[place + 1]];
        fc.pre(one !== other && [one, other].sort().join('') !== '0Z');
        [bare[place], bare[place + 1]] = [other, one];
        expect(normaliseCode(bare.join(''))).toBeNull();
      }),
    );
  });

  test('is found when it is one of the sixteen characters given before', () => {
    expect(normaliseCode('zzzz zzzz zzzz zzzf')).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZF');
    expect(normaliseCode('ZZZZ-ZZZZ-ZZZZ-ZZZE')).toBeNull();
  });

  test.each(['', '0000', '0000-0000-0000-000U', '0000-0000-0000-0000-0000', '../../etc/passwd'])(
    'is none: %p',
    (input) => {
      expect(normaliseCode(input)).toBeNull();
    },
  );
});
