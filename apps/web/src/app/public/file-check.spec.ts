import { createHash, webcrypto } from 'node:crypto';
import { badgeRoutes } from '@percolateur/contract';
import type { FileJudgement } from '@percolateur/contract';
import { Page } from '../testing/page';

const salt = 'cd';
const judgement: FileJudgement = {
  form: 'json',
  document: null,
  signature: null,
  badge: {
    verdict: 'unproved',
    ours: false,
    checks: [{ check: 'proof', passed: null, text: 'La clé se trouve chez l’émetteur.' }],
    statement: {
      ...{ name: 'Nager', description: '<b>Nage</b>', criteria: '' },
      issuer: { name: 'Université', id: 'did:web:x' },
      ...{ validFrom: '2026-11-26T09:00:00Z', validUntil: 'pas une date', evidence: [] },
      recipient: [
        {
          ...{ type: 'name', hashed: true, salt },
          identity: `sha256$${createHash('sha256').update(`Nadia Benali${salt}`).digest('hex')}`,
        },
      ],
      alignment: [],
    },
  },
};

const give = async (file: File) => {
  const page = await Page.open('/verifier', null);
  await page.wait(0);
  const input = page.find<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input, 'files', { value: [file] });
  Object.defineProperty(input, 'value', { value: '', writable: true });
  input.dispatchEvent(new Event('change'));
  return page;
};

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
});

it('says in one word what a file is worth, what was looked at, and whose it is', async () => {
  const page = await give(new File(['{}'], 'badge.json'));
  await page.answer(badgeRoutes.judge, {}, judgement);
  expect(page.read('.verdict')).toContain('Non vérifié');
  expect(page.read('.checks')).toContain('Non vérifié ici.');
  expect(page.text).toContain('<b>Nage</b>');
  expect(page.text).toContain('pas une date');
  for (const [who, answer] of [
    ['Nadia Benali', 'Ce badge a été remis à cette personne.'],
    ['Karim Petit', 'Ce badge n’a pas été remis sous ce nom'],
  ] as const) {
    const owner = page.find<HTMLInputElement>('#file-owner');
    owner.value = who;
    owner.dispatchEvent(new Event('change'));
    await page.wait(20);
    expect(page.text).toContain(answer);
  }
});

it('says why a file cannot be read', async () => {
  const page = await give(new File(['x'], 'x.txt'));
  await page.refuse(badgeRoutes.judge, {}, 422, 'badge-unreadable');
  expect(page.text).toContain('Refusé');
});

it('does not send what is larger than anything we read', async () => {
  const heavy = new File(['x'], 'film.pdf');
  Object.defineProperty(heavy, 'size', { value: 6 * 1024 * 1024 });
  const page = await give(heavy);
  await page.wait(0);
  page.quiet();
  expect(page.text).toContain('Rien n’a été envoyé.');
});
