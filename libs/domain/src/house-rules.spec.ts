import { defaultHouseRules, houseRulesParts } from './house-rules';
import { limits } from './limits';

test('a hub that wrote none has ours, on all that the law asks for', () => {
  const parts = houseRulesParts(' \n');
  expect(parts).toHaveLength(7);
  expect(parts.map(({ heading }) => heading).join()).toMatch(
    /sécurité.*Sanctions.*Droits.*Délégués/,
  );
  expect(parts.every(({ body }) => body !== '')).toBe(true);
  expect(defaultHouseRules.length).toBeLessThan(limits.houseRules);
});

test('its own are read heading by heading, whatever the ends of lines', () => {
  expect(houseRulesParts('Bonjour.\r\n## Un\r\nA\r\n\r\nB\r\n## Deux\r\n### Pas un titre')).toEqual(
    [
      { heading: '', body: 'Bonjour.' },
      { heading: 'Un', body: 'A\n\nB' },
      { heading: 'Deux', body: '### Pas un titre' },
    ],
  );
  expect(houseRulesParts('Sans titre')).toEqual([{ heading: '', body: 'Sans titre' }]);
});
