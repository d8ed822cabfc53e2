import { filledWords, shippedWords, wordsFaults } from './reminder-words';
import type { WordedRule } from './reminder-words';

describe('the words of a rule', () => {
  test.each(Object.keys(shippedWords) as WordedRule[])('of %s, as shipped, would do', (rule) => {
    expect(wordsFaults(rule, shippedWords[rule])).toEqual([]);
  });

  test.each([
    ['a variable of another message', { subject: 'Votre {créneau}' }, 'subject'],
    ['a variable that is none', { opening: 'Bonjour {nom}' }, 'opening'],
    ['a lonely brace', { opening: 'Bonjour {prénom' }, 'opening'],
    ['nothing', { opening: ' \n ' }, 'opening'],
    ['a subject on two lines', { subject: 'Demain\nBcc: tous' }, 'subject'],
    ['too long a subject', { subject: 'x'.repeat(121) }, 'subject'],
  ])('refuse %s', (_, change, field) => {
    const faults = wordsFaults('eve', { ...shippedWords.eve, ...change });
    expect(faults).toEqual([{ field, message: expect.stringMatching(/\.$/) }]);
  });

  test('say what is known, once, and leave out what is not', () => {
    const words = {
      subject: '{session}, {lieu}',
      opening: 'Bonjour {prénom}.\n\nAvant le {réponse}.\n \n\nÀ {lieu}.',
    };
    const values = { session: '{lieu} $& {prénom}', lieu: 'Caen', prénom: 'Nadia' };
    expect(filledWords(words, values)).toEqual({
      subject: '{lieu} $& {prénom}, Caen',
      opening: ['Bonjour Nadia.', 'À Caen.'],
    });
  });
});
