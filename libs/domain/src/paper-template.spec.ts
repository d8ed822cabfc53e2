import fc from 'fast-check';
import {
  accentFault,
  contrastRatio,
  filledPaperWords,
  leastContrast,
  paperVariables,
  paperWordsFault,
  readable,
  shippedLook,
} from './paper-template';

describe('the colour of a document', () => {
  test.each([
    ['#FFFFFF', '#000000', 21],
    ['#FFFFFF', '#FFFFFF', 1],
    ['#A63D17', '#FFFFFF', 6.4],
    ['#777777', '#FFFFFF', 4.48],
  ])('%s on %s: %f', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(other, one)).toBe(contrastRatio(one, other));
  });

  test('ours will do, a clear one will not, and the nearest that does is said', () => {
    expect(accentFault(shippedLook.accent)).toBeNull();
    expect(accentFault('#767676')).toBeNull();
    expect(accentFault('#777777')).toContain('#757575');
    expect(accentFault('rouge')).toContain('#RRVVBB');
  });

  test('whatever the colour, the one proposed is read on white', () => {
    const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => {
      return `#${value.toString(16).padStart(6, '0')}`;
    });
    fc.assert(
      fc.property(colours, (colour) => {
        expect(contrastRatio(readable(colour), '#FFFFFF')).toBeGreaterThanOrEqual(leastContrast);
        expect(accentFault(readable(colour))).toBeNull();
      }),
    );
  });
});

describe('the words of a hub', () => {
  test('name what a document knows, and nothing else', () => {
    expect(paperWordsFault('Bravo {prénom}, à bientôt chez {organisme}.')).toBeNull();
    expect(paperWordsFault('')).toBeNull();
    expect(paperWordsFault('Votre {adresse}.')).toContain('{adresse}');
    expect(paperWordsFault('Votre {constructor}.')).toContain('{constructor}');
    expect(paperWordsFault('Une { seule.')).toContain('accolade');
    expect(paperWordsFault('a'.repeat(301))).toContain('300');
  });

  test('a value is taken as it is', () => {
    const values = { ...paperVariables, prénom: '{nom} $& <b>' };
    expect(filledPaperWords('Bravo {prénom} {nom} !', values)).toBe('Bravo {nom} $& <b> Benali !');
  });
});
