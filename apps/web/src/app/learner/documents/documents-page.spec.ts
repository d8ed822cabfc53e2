import { certificateRoutes } from '@percolateur/contract';
import type { MyDocument } from '@percolateur/contract';
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
};

const open = async (documents: MyDocument[]) => {
  const page = await Page.open('/mes-documents', nadia);
  await page.answer(certificateRoutes.mine, {}, documents);
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
