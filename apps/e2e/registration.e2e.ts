import { expect, phone, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';

test('somebody asks for a seat by a link, and the hub approves', async ({ someone }) => {
  test.setTimeout(120_000);
  const [coordinator, stranger] = [await someone(), await someone(phone)];
  const mail = await someone();
  const mailbox = new Mailbox(mail);
  const zoe = 'zoe.perrin@essai.test';

  await test.step('a link is made, and shown as a QR code', async () => {
    await enterByPassword(coordinator, 'coordination.albi@percolateur.test');
    await coordinator.goto('/coordination');
    await coordinator
      .getByRole('link', { name: /, Albi$/ })
      .first()
      .click();
    await coordinator.getByRole('tab', { name: 'Demandes' }).click();
    await coordinator.getByLabel('Où il sera mis').fill('Affiche de la médiathèque');
    await coordinator.getByLabel('Nombre de demandes').fill('20');
    await coordinator.getByRole('button', { name: 'Créer le lien' }).click();
    await expect(coordinator.getByText(/il en reste 20/)).toBeVisible();
    await look(coordinator, 'registration-links');
    await coordinator.getByRole('button', { name: /^Code QR/ }).click();
    await expect(coordinator.getByRole('img', { name: /^Code QR de l’adresse/ })).toBeVisible();
    await look(coordinator, 'registration-qr');
  });

  await test.step('a stranger asks for a seat, then confirms the address', async () => {
    const address = await coordinator.getByRole('dialog').locator('.address').innerText();
    await coordinator.getByRole('button', { name: 'Fermer', exact: true }).click();
    await stranger.goto(address);
    await look(stranger, 'registration');
    await stranger.getByLabel('Prénom').fill('Zoé');
    await stranger.getByLabel('Nom', { exact: true }).fill('Perrin');
    await stranger.getByLabel('Adresse électronique').fill(zoe);
    await stranger.getByLabel('SIRET de la structure').fill('73282932000075');
    await stranger.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await expect(stranger.getByText('un chiffre au moins est à corriger')).toBeVisible();
    await look(stranger, 'registration-faults');
    await stranger.getByLabel('SIRET de la structure').fill('732 829 320 00074');
    await stranger.getByLabel('Votre métier').selectOption('librarian');
    await stranger.getByLabel(/Un aménagement m’aiderait/).check();
    await stranger.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await expect(stranger.getByText(/confirmez votre adresse/)).toBeVisible();
    await look(stranger, 'registration-sent');
    const letter = await mailbox.open(zoe, /Confirmez votre demande/);
    await look(mail, 'mailbox-registration');
    await stranger.goto(await mailbox.linkIn(letter, '/inscription/demande#'));
    await look(stranger, 'request-to-confirm');
    await stranger.getByRole('button', { name: 'Confirmer ma demande' }).click();
    await expect(stranger.getByText('Votre demande est arrivée, Zoé.')).toBeVisible();
    await look(stranger, 'request-confirmed');
    await stranger.getByLabel('Ce qui vous aiderait pendant').fill('Une boucle magnétique.');
    await stranger.getByRole('button', { name: 'Envoyer en confiance' }).click();
    await expect(stranger.getByText(/seule personne à vous lire, qui vous répondra/)).toBeVisible();
  });

  await test.step('the contact alone reads what is needed', async () => {
    const letter = await mailbox.open('Rémi Fabre', /Une demande d’aménagement vous attend/);
    const contact = await someone();
    await contact.goto(await mailbox.linkIn(letter, '/confidentiel#'));
    await expect(contact.getByText('Une boucle magnétique.')).toBeVisible();
    await look(contact, 'confidential');
    await contact.getByRole('button', { name: 'J’ai répondu' }).click();
    await expect(contact.getByText(/^Répondu le/)).toBeVisible();
  });

  await test.step('the coordinator approves, and the invitation leaves', async () => {
    await coordinator.reload();
    await expect(coordinator.getByText('Bibliothèque, médiathèque')).toBeVisible();
    await expect(coordinator.getByText('boucle')).toHaveCount(0);
    await look(coordinator, 'registrations');
    await coordinator.getByRole('button', { name: /^Accepter la demande/ }).click();
    await expect(coordinator.getByRole('cell', { name: /^acceptée/ })).toBeVisible();
    await mailbox.open(zoe, /place/i);
  });

  await test.step('the session says how few it is held for', async () => {
    await coordinator.getByRole('tab', { name: 'Session', exact: true }).click();
    await coordinator.getByRole('button', { name: 'Modifier la session' }).click();
    await coordinator.getByLabel(/^Minimum pour la maintenir/).fill('6');
    await coordinator.getByLabel(/^Objectif/).fill('5');
    await coordinator.getByLabel(/^Objectif/).blur();
    await expect(coordinator.getByText('Pas moins que le minimum.')).toBeVisible();
    await look(coordinator, 'seat-plan');
    await coordinator.getByLabel(/^Objectif/).fill('10');
    await coordinator.getByRole('button', { name: /^Enregistrer/ }).click();
    await expect(coordinator.getByText(/6\sau moins pour la maintenir/)).toBeVisible();
  });
});
