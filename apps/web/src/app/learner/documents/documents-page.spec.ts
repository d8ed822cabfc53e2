import { badgeRoutes, certificateRoutes, recognitionRoutes } from '@percolateur/contract';
import type { MyBadge, MyDocument, MyRecognition } from '@percolateur/contract';
import { nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const attestation: MyDocument = {
  id: '0199a0de-0000-7000-8000-000000000099',
  kind: 'attestation',
  number: 'NOR-2026-0001',
  version: 1,
  code: 'ABCD-EFGH-JKLM-NPQR',
  issuedAt: '2026-11-26T09:00:00Z',
  status: 'issued',
  cohortTitle: 'Café IA, Caen, novembre',
  timeZone: 'Europe/Paris',
  minutesFollowed: 840,
  organisation: 'Association Hub Normandie',
  share: null,
};

const badge: MyBadge = {
  id: '0199a0de-0000-7000-8000-000000000077',
  achievement: 'trained',
  organisationId: '0199a0de-0000-7000-8000-000000000001',
  organisation: 'Association Hub Normandie',
  number: 'NOR-2026-0001',
  issuedAt: '2026-11-26T09:00:00Z',
  status: 'issued',
  share: null,
};

const beginning: MyRecognition = {
  ...{ step: 'to-tell', cafe: null, endorsements: [], helped: 0, helpedWanted: 2 },
};

const open = async (documents: MyDocument[], badges: MyBadge[] = []) => {
  const page = await Page.open('/mes-documents', nadia);
  await page.answer(certificateRoutes.mine, {}, documents);
  if (page.text.includes('Bravo')) await page.answer(recognitionRoutes.mine, {}, beginning);
  await page.answer(badgeRoutes.mine, {}, badges);
  return page;
};

it('celebrates who has completed, and gives the link that anyone may check', async () => {
  const written: string[] = [];
  Object.assign(navigator, {
    clipboard: { writeText: (text: string) => Promise.resolve(written.push(text)) },
  });
  const page = await open([attestation]);
  expect(page.text).toContain('Bravo Nadia !');
  await page.press('Copier le lien de vérification');
  expect(written).toEqual([`${location.origin}/verifier/ABCD-EFGH-JKLM-NPQR`]);
  expect(page.text).toContain('Lien copié.');
});

it('says so when the browser refuses to copy', async () => {
  Object.assign(navigator, { clipboard: { writeText: () => Promise.reject(new Error()) } });
  const page = await open([attestation]);
  await page.press('Copier le lien de vérification');
  expect(page.text).toContain('La copie est refusée ici.');
});

it('neither celebrates nor shares what was revoked', async () => {
  const page = await open([{ ...attestation, status: 'revoked' }]);
  expect(page.text).not.toContain('Bravo');
  expect(() => page.control('Copier')).toThrow();
});

it('shows a badge by a link that is opened, names its holder if they like, and is closed', async () => {
  const page = await open([], [badge]);
  const params = { badgeId: badge.id };
  expect(page.text).toContain('Badge Formé·e à l’animation de cafés IA');
  expect(page.text).not.toContain('LinkedIn');
  await page.press('Ouvrir un lien');
  const code = '0'.repeat(40);
  expect(await page.answer(badgeRoutes.share, { params }, { code, named: false })).toEqual({
    named: false,
  });
  expect(page.text).toContain(`${location.origin}/badge/${code}`);
  const linkedIn = page.find<HTMLAnchorElement>('a[href*=linkedin]');
  expect(new URL(linkedIn.href).searchParams.get('certUrl')).toBe(
    `${location.origin}/badge/${code}`,
  );
  expect(linkedIn.rel).toContain('noreferrer');
  page.find<HTMLInputElement>('input[type=checkbox]').click();
  expect(await page.answer(badgeRoutes.share, { params }, { code, named: true })).toEqual({
    named: true,
  });
  await page.press('Fermer le lien');
  await page.answer(badgeRoutes.hide, { params }, undefined);
  expect(page.text).toContain('Le lien est fermé');
});

it('neither shares nor adds to LinkedIn a badge that was taken back', async () => {
  const page = await open([], [{ ...badge, status: 'revoked' }]);
  expect(page.text).toContain('Révoqué');
  expect(() => page.control('Ouvrir un lien')).toThrow();
});

it('shows a document by a link of its own, with the name or not, until it is closed', async () => {
  const page = await open([attestation]);
  const params = { certificateId: attestation.id };
  await page.press('Ouvrir un lien');
  const code = '1'.repeat(40);
  expect(await page.answer(certificateRoutes.share, { params }, { code, named: false })).toEqual({
    named: false,
  });
  expect(page.text).toContain(`${location.origin}/document/${code}`);
  const linkedIn = page.find<HTMLAnchorElement>('a[href*=linkedin]');
  expect(new URL(linkedIn.href).searchParams.get('certId')).toBe('NOR-2026-0001');
  page.find<HTMLInputElement>('input[type=checkbox]').click();
  await page.answer(certificateRoutes.share, { params }, { code, named: true });
  await page.press('Fermer le lien');
  await page.answer(certificateRoutes.hide, { params }, undefined);
  expect(page.text).toContain('Le lien est fermé');
});
