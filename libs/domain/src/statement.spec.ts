import { countersignStatement, sameName, statementFor } from './statement';

const paris = 'Europe/Paris';
const at = (time: string) => new Date(`2026-11-24T${time}:00+01:00`);
const morning = { startsAt: at('09:00'), endsAt: at('12:30') };
const afternoon = { startsAt: at('13:30'), endsAt: at('17:00') };
const evening = { startsAt: at('18:30'), endsAt: at('20:30') };

describe('what a learner signs is true when it is signed', () => {
  test.each([
    ['on arrival in the morning', morning, at('08:50'), /^Je suis là ce matin\./],
    ['at the last minute of the morning', morning, at('12:30'), /^Je suis là ce matin\./],
    ['in the afternoon', afternoon, at('13:30'), /^Je suis là cet après-midi\./],
    ['in the evening', evening, at('18:35'), /^Je suis là ce soir\./],
    ['afterwards', morning, at('12:31'), /^J’ai suivi cette demi-journée, de 9 h à 12 h 30\.$/],
  ])('%s', (_, halfDay, now, text) => {
    expect(statementFor(now, halfDay, paris).text.replaceAll('\u00a0', ' ')).toMatch(text);
  });

  test('the version tells which of the two it was', () => {
    const versions = [at('09:00'), at('13:00')].map(
      (now) => statementFor(now, morning, paris).version,
    );
    expect(new Set(versions).size).toBe(2);
  });

  test('morning and afternoon are those of the place', () => {
    const halfDay = {
      startsAt: new Date('2026-11-24T13:00:00Z'),
      endsAt: new Date('2026-11-24T16:30:00Z'),
    };
    const said = (zone: string) => statementFor(halfDay.startsAt, halfDay, zone).text;
    expect(said('America/Martinique')).toMatch(/ce matin/);
    expect(said('Indian/Reunion')).toMatch(/cet après-midi/);
  });
});

test.each([
  ['during', at('12:00'), /^J’anime cette demi-journée, commencée à 9 h\./],
  ['after', at('12:31'), /^J’ai animé cette demi-journée, de 9 h à 12 h 30\./],
])('what a trainer countersigns %s', (_, now, text) => {
  expect(countersignStatement(now, morning, paris).text.replaceAll('\u00a0', ' ')).toMatch(text);
});

describe('a typed name', () => {
  const nadia = { firstName: 'Nadia', lastName: 'Benali' };
  const anne = { firstName: 'Anne-Françoise', lastName: 'Le Cœur d’Hélène' };

  test.each([
    [nadia, 'Nadia Benali'],
    [nadia, 'nadia benali'],
    [nadia, 'BENALI Nadia'],
    [nadia, '  Nadia   BENALI '],
    [nadia, 'Benali, Nadia'],
    [anne, 'anne francoise le coeur d helene'],
    [anne, "Anne‑Françoise LE CŒUR D'HÉLÈNE"],
    [{ firstName: 'Ngô', lastName: 'Đỗ' }, 'Ngo Đo'],
  ])('%p is theirs: %s', (person, typed) => {
    expect(sameName(typed, person)).toBe(true);
  });

  test.each([
    [nadia, ''],
    [nadia, 'Nadia'],
    [nadia, 'N. Benali'],
    [nadia, 'Nadia Benalli'],
    [nadia, 'Paul Martin'],
    [{ firstName: '-', lastName: '.' }, ' '],
  ])('%p is not: %p', (person, typed) => {
    expect(sameName(typed, person)).toBe(false);
  });
});
