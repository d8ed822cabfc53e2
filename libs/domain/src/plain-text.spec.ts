import { unkeepable } from './plain-text';

test.each<[unknown, (string | number)[][]]>([
  ['Zoé 🙂', []],
  [null, []],
  [{ a: [1, 'b', { c: true }] }, []],
  ['a\0', [[]]],
  [{ firstName: 'Zo\0é', lastName: 'Noël' }, [['firstName']]],
  [{ people: [{ name: 'é' }, { name: '\ud800' }] }, [['people', 1, 'name']]],
  [{ employer: '\udc00🙂' }, [['employer']]],
  [{ 'a\0': 1 }, [[]]],
])('%j cannot be kept at %j', (value, paths) => {
  expect(unkeepable(value)).toEqual(paths);
});
