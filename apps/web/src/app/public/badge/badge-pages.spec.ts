import { badgeRoutes } from '@percolateur/contract';
import type { SharedBadge } from '@percolateur/contract';
import { Page } from '../../testing/page';

const organisationId = '0199a0de-0000-7000-8000-000000000001';
const code = '0'.repeat(40);
const shared: SharedBadge = {
  ...{ achievement: 'trained', organisationId, organisation: 'Association Hub Normandie' },
  ...{ name: null, number: 'NOR-2026-0001', status: 'issued', issuedAt: '2026-11-26T09:00:00Z' },
  evidence: [{ name: 'Attestation n° NOR-2026-0001', narrative: '14 h suivies sur 14 h.' }],
};

it('shows a badge without its holder’s name, unless they let it', async () => {
  const page = await Page.open(`/badge/${code}`, null);
  await page.answer(badgeRoutes.shared, { params: { code } }, shared);
  expect(page.read('h1')).toContain('Formé·e à l’animation de cafés IA');
  expect(page.text).toContain('n’y affiche pas son nom');
  expect(page.text).toContain('14 h suivies sur 14 h.');
  expect(page.find<HTMLImageElement>('app-badge-picture img').alt).toContain('Badge «');
});

it('says that a link was closed, and what to do', async () => {
  const page = await Page.open(`/badge/${code}`, null);
  await page.refuse(badgeRoutes.shared, { params: { code } }, 404, 'not-found');
  expect(page.read('h1')).toContain('Ce badge n’est plus montré');
  expect(page.text).toContain('Demandez-lui un nouveau lien');
});

it('says what a badge attests, how it is earned, and whose key signs it', async () => {
  const page = await Page.open(`/badge/${organisationId}/host`, null);
  const params = { organisationId, achievement: 'host' };
  const did = `did:web:cafe.example:badges:${organisationId}`;
  await page.answer(
    badgeRoutes.achievement,
    { params },
    { achievement: 'host', organisationId, organisation: 'Association Hub Normandie', did },
  );
  expect(page.read('h1')).toContain('Animateur·rice Café IA');
  expect(page.root.querySelectorAll('ul li').length).toBeGreaterThan(2);
  expect(page.text).toContain(did);
});
