import { RoomPerson } from '@percolateur/contract';
import { byName, groupPeople, roomNews, signedCount } from './room-order';

let count = 0;
const lacks = {
  none: 'expected',
  signed: null,
  awaiting: 'agreement',
  refused: 'missing',
} as const;
const person = (firstName: string, lastName: string, state: Partial<RoomPerson> = {}) => {
  const number = String(++count).padStart(12, '0');
  return RoomPerson.parse({
    enrolmentId: `0199a0de-0000-7000-8000-${number}`,
    personId: `0199a0de-0000-7000-9000-${number}`,
    firstName,
    lastName,
    phoneOrEmail: '',
    signature: 'none',
    signatureId: null,
    lack: lacks[state.signature ?? 'none'],
    signedAt: null,
    madeAt: null,
    minutesMissed: null,
    duplicates: 0,
    noted: null,
    announcedAbsent: false,
    cameFrom: null,
    contest: null,
    way: null,
    means: null,
    linkAskedAt: null,
    late: false,
    lateReason: null,
    stuck: null,
    lastSeenAt: null,
    lessonsDone: 0,
    lessonCount: 7,
    quizState: 'new',
    ...state,
  });
};

const opensAt = '2026-11-24T07:45:00Z';
const [before, since] = ['2026-11-24T07:40:00Z', '2026-11-24T07:50:00Z'];
const karim = person('Karim', 'Haddad', { stuck: 'n’a pas reçu le code', lastSeenAt: since });
const lost = person('Inès', 'Perdue', { stuck: 'Aucune connexion', lastSeenAt: before });
const away = person('Yves', 'Absent', { stuck: 'Aucune connexion', announcedAbsent: true });
const nadia = person('Nadia', 'Benali', { signature: 'awaiting', late: true });
const paul = person('Paul', 'Martin');
const refused = person('Léa', 'Rousseau', { signature: 'refused' });
const emile = person('Émile', 'Étienne', { signature: 'signed' });
const zoe = person('Zoé', 'Faure', { signature: 'signed', late: true });

describe('the order of the room', () => {
  it('puts those who need somebody first', () => {
    const people = [zoe, paul, emile, nadia, refused, karim, lost, away];
    expect(groupPeople({ people, opensAt })).toEqual({
      call: [lost],
      stuck: [karim],
      awaiting: [nadia],
      unsigned: [away, paul, refused],
      fine: [emile, zoe],
    });
  });

  it('keeps with those to help somebody who signed but is stuck', () => {
    const signed = { ...karim, signature: 'signed' as const };
    expect(groupPeople({ people: [signed], opensAt }).stuck).toEqual([signed]);
  });

  it('sorts by name as French does, accents aside', () => {
    expect(byName([zoe, emile, nadia])).toEqual([nadia, emile, zoe]);
  });

  it('counts a late signature only once agreed to', () => {
    expect(signedCount([nadia, emile, zoe, paul])).toBe(2);
  });
});

describe('the news of the room', () => {
  const signs = (who: RoomPerson): RoomPerson => ({ ...who, signature: 'signed' });

  it('says nothing when nothing changed', () => {
    expect(roomNews([paul, karim], [karim, paul])).toBe('');
  });

  it('says who signed, who is to be agreed to, who joins and who is stuck', () => {
    const after = [signs(paul), { ...refused, signature: 'awaiting' as const }, zoe, karim];
    expect(roomNews([paul, refused, { ...karim, stuck: null }], after)).toBe(
      'Paul Martin a signé. Léa Rousseau a signé en retard, à valider. ' +
        'Zoé Faure rejoint la session. Karim Haddad\u00a0: n’a pas reçu le code.',
    );
  });

  it('tells many signatures as a number', () => {
    const group = ['A', 'B', 'C', 'D'].map((name) => person(name, name));
    expect(roomNews(group, group.map(signs))).toBe('4\u00a0signatures reçues.');
  });
});
