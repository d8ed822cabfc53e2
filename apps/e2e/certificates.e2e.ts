import {
  certificateRoutes,
  cohortRoutes,
  urlOf,
  type CertificateRow,
  type CohortPage,
} from '@percolateur/contract';
import { desk, expect, phone, test } from './house';
import { press, tabTo } from './keys';
import { look } from './look';
import { enterByCode, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import type { Page } from '@playwright/test';

// Closed links and revoked documents answer what they must.
test.use({ refusals: true });

test('a document is issued, shown, checked, suspended, restored, corrected and revoked', async ({
  someone,
  browser,
}) => {
  test.slow();
  const office = await someone(desk);
  await enterByPassword(office, 'coordination@percolateur.test');
  const read = async (url: string) => (await office.request.get(url)).json();
  const { rows } = (await read(
    urlOf(cohortRoutes.list, { query: { search: 'bayeux' } }),
  )) as CohortPage;
  const cohortId = rows[0]!.id;
  const list = async () =>
    (await read(urlOf(certificateRoutes.list, { params: { cohortId } }))) as CertificateRow[];
  const person = (await list()).find(({ lastName }) => lastName === 'Ledru')!;
  const name = `${person.firstName} ${person.lastName}`;
  const documents = `/coordination/sessions/${cohortId}/documents`;
  // What is hidden stands apart from what is seen, in the name as it is read.
  const of = (kind: string) => ` , ${kind} de ${name}`;
  let code = person.attestation.certificate!.code;

  await test.step('an attestation d’assiduité is issued to one, by the keyboard', async () => {
    await office.goto(documents);
    await press(office.getByText(`Attestation d’assiduité de ${name}`, { exact: true }));
    await press(office.getByRole('button', { name: `Émettre${of('attestation d’assiduité')}` }));
    await expect(office.getByText('1 attestation d’assiduité émise.')).toBeVisible();
    await look(office, 'documents-closed');
  });

  const mailbox = new Mailbox(await someone());
  const learner = await someone(phone);
  await test.step('the learner finds it, and opens a link that says their first name', async () => {
    await enterByCode(learner, 'benoit.ledru@percolateur.test', mailbox);
    await learner.goto('/mes-documents');
    await expect(learner.getByRole('heading', { name: 'Attestation d’assiduité' })).toBeVisible();
    await press(
      learner.getByRole('button', { name: 'Ouvrir un lien : Attestation de fin de formation' }),
    );
    const link = learner.locator('a[href*="/document/"]');
    await expect(link).toBeVisible();
    await look(learner, 'wallet');
    const employer = await someone(phone);
    await employer.goto((await link.getAttribute('href'))!);
    await expect(employer.getByRole('heading', { level: 1 })).toHaveText(
      'Attestation de fin de formation',
    );
    await expect(employer.getByRole('main')).not.toContainText(person.lastName);
    await look(employer, 'shared-document');
    await learner.getByLabel('Y afficher mon nom en entier').check();
    await employer.reload();
    await expect(employer.getByRole('main')).toContainText(name);
    await press(
      learner.getByRole('button', { name: 'Fermer le lien : Attestation de fin de formation' }),
    );
    await expect(learner.getByText('Le lien est fermé.').first()).toBeVisible();
    await employer.reload();
    await expect(employer.getByRole('heading', { level: 1 })).toHaveText(
      'Ce document n’est plus montré',
    );
  });

  const stranger = await someone(phone);
  const verdict = async (word: string) => {
    await stranger.goto(`/verifier/${code}`);
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(word);
  };
  await test.step('anybody checks it by its code, and by its file', async () => {
    await stranger.goto('/verifier');
    await tabTo(stranger.getByLabel('Code du document'));
    await stranger.keyboard.type(code.toLowerCase().replaceAll('-', ' '));
    await stranger.keyboard.press('Enter');
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Authentique');
    const { id } = person.attestation.certificate!;
    const params = { certificateId: id };
    const pdf = await learner.request.get(urlOf(certificateRoutes.pdf, { params, query: {} }));
    await stranger.goto('/verifier');
    const file = { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: await pdf.body() };
    await stranger.locator('input[type=file]').setInputFiles(file);
    await expect(stranger.locator('#file-verdict')).toContainText('Authentique');
    await look(stranger, 'verified-file');
    // And without any script.
    const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto('/verifier');
    await plain.getByLabel(/^Ou un fichier/).setInputFiles(file);
    await plain.getByRole('button', { name: 'Vérifier ce fichier' }).click();
    await expect(plain.getByRole('heading', { level: 1 })).toHaveText(
      'Authentique, fichier d’origine',
    );
    await plain.getByRole('link', { name: 'Voir tous les faits' }).click();
    await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Authentique');
    await context.close();
  });

  const kind = of('attestation');
  await test.step('it is suspended, and restored', async () => {
    await move(office, documents, `Suspendre${kind}`, 'Signature contestée.');
    await verdict('Suspendu');
    await expect(stranger.getByText('Signature contestée.')).toBeVisible();
    await look(stranger, 'verified-suspended');
    await move(office, documents, `Rétablir${kind}`, 'Signature reconnue.');
    await verdict('Authentique');
  });

  await test.step('the name is corrected: one tap makes the next version', async () => {
    await learner.goto('/mon-compte');
    await learner.getByRole('button', { name: 'Corriger mon nom' }).click();
    await learner.getByLabel('Nom', { exact: true }).fill(`${person.lastName} O’Neil`);
    await learner.getByRole('button', { name: 'Corriger mon nom' }).click();
    await expect(learner.locator('#identite')).toContainText('O’Neil');
    await office.goto(documents);
    await expect(office.getByText('documents ne disent plus ce qui est vrai')).toBeVisible();
    await look(office, 'documents-stale');
    await press(office.getByRole('button', { name: /^Corriger et réémettre les \d documents/ }));
    await expect(office.getByText(/documents corrigés/)).toBeVisible();
    await verdict('Remplacé');
    await stranger
      .getByRole('main')
      .getByRole('link', { name: /^[0-9A-Z]{4}-/ })
      .click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Authentique');
    await expect(stranger.getByRole('main')).toContainText('O’Neil');
    const row = (await list()).find(({ enrolmentId }) => enrolmentId === person.enrolmentId)!;
    code = row.attestation.certificate!.code;
  });

  await test.step('and revoked, for good', async () => {
    await move(office, documents, `Révoquer${kind} O’Neil`, 'Remis par erreur.');
    await verdict('Révoqué');
    await look(stranger, 'verified-revoked');
    await learner.goto('/mes-documents');
    await expect(learner.getByText('Révoqué').first()).toBeVisible();
    await look(learner, 'wallet-revoked');
  });
});

/** Does something to a document, for a reason. */
async function move(office: Page, documents: string, button: string, reason: string) {
  await office.goto(documents);
  await press(office.getByRole('button', { name: button, exact: true }));
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel('Motif').fill(reason);
  await office.keyboard.press('Tab');
  await office.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}
