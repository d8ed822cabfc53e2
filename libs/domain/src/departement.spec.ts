import { departementName, departementOf } from './departement';

test.each([
  ['12 quai de l’Exemple, 14000 Caen', '14'],
  ['Bâtiment 10250, 3 rue des Lilas, 81000 Albi', '81'],
  ['2 cours Napoléon, 20000 Ajaccio', '2A'],
  ['1 place Paoli, 20250 Corte', '2B'],
  ['Rue de Paris, 97400 Saint-Denis', '974'],
  ['Avenue de la Grande Terre, 97150 Saint-Martin', '971'],
  ['14000 Caen, tél. 0231000000', '14'],
  ['Salle 12, Caen', ''],
  ['00000', ''],
  ['', ''],
])('%s is in %s', (address, code) => {
  expect(departementOf(address)).toBe(code);
});

test('a département is named with its code', () => {
  expect(departementName('27')).toBe('Eure (27)');
  expect(departementName('2B')).toBe('Haute-Corse (2B)');
  expect(departementName('')).toBe('Lieu non dit');
});
