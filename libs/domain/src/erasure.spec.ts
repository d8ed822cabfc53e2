import { erasedName } from './erasure';
import { fullName } from './name';

test.each([
  ['2034-03-03T09:00:00Z', 'Personne effacée le 03/03/2034'],
  ['2034-12-31T23:30:00Z', 'Personne effacée le 01/01/2035'],
])('somebody erased at %s is shown as %s', (at, name) => {
  expect(fullName(erasedName(new Date(at)))).toBe(name);
});
