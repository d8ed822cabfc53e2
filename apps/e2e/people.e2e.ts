import { expect, phone, test } from './house';
import { look } from './look';
import { createCohort, enrol, openCohort } from './pages/cohort';
import { enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import { timetable } from './timetable';

test('a learner adds an address, and comes in by it', async ({ someone }) => {
  const [learner, mail] = [await someone(phone), await someone()];
  const other = 'moi.encore@essai.test';
  await enterByPassword(learner, 'apprenant@percolateur.test');
  await learner.goto('/mon-compte');
  await learner.getByRole('button', { name: 'Ajouter une adresse' }).click();
  await learner.getByLabel('Autre adresse électronique').fill(other);
  await look(learner, 'address-to-add');
  await learner.getByRole('button', { name: 'Recevoir un code' }).click();
  const letter = await new Mailbox(mail).open(other, /confirme/);
  const [code] = /\b\d{6}\b/.exec(await letter.innerText())!;
  await learner.getByLabel('Code à six chiffres').fill(code);
  await learner.getByRole('button', { name: 'Confirmer cette adresse' }).click();
  await expect(learner.locator('#adresses')).toContainText(other);
  await look(learner, 'other-addresses');
  await new Mailbox(mail).open('apprenant@percolateur.test', /Une adresse s’ajoute/);
});

test('a person is moved to the next session, told, and moved back', async ({ someone }) => {
  test.setTimeout(240_000);
  const [coordinator, mail] = [await someone(), await someone()];
  const title = 'Animer un Café IA, la suite';
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const trainer = { firstName: 'Lucie', lastName: 'Lefèvre', email: 'formatrice@percolateur.test' };
  await createCohort(coordinator, title, trainer, timetable(new Date()));
  await openCohort(coordinator);

  await coordinator.goto('/coordination');
  await coordinator
    .getByRole('link', { name: /, Caen$/ })
    .first()
    .click();
  await coordinator.getByRole('tab', { name: 'Personnes' }).click();
  const actions = coordinator.getByRole('button', { name: /^Actions pour / }).last();
  const name = (await actions.getAttribute('aria-label'))!.replace('Actions pour ', '');
  await actions.click();
  await coordinator.getByRole('menuitem', { name: 'Déplacer vers une autre session…' }).click();
  const dialog = coordinator.getByRole('dialog');
  const session = dialog.getByRole('option', { name: new RegExp(`^${title}`) });
  await dialog
    .getByLabel('Vers la session')
    .selectOption({ label: (await session.innerText()).trim() });
  await expect(dialog.getByRole('heading', { name: 'Ce qui suit' })).toBeVisible();
  await dialog.getByLabel('Motif').fill('Absence le second jour');
  await look(coordinator, 'move-preview');
  await dialog.getByRole('button', { name: 'Déplacer et prévenir' }).click();
  await expect(dialog).toBeHidden();
  const row = coordinator.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText(`Passe à ${title}`);
  await look(coordinator, 'moved-from');
  const email = /\S+@\S+/.exec(await row.innerText())![0];
  await new Mailbox(mail).open(email, /Vous changez de session/);
  await look(mail, 'mailbox-moved');

  await row.getByRole('link', { name: title }).click();
  const there = coordinator.getByRole('row', { name: new RegExp(name) });
  await expect(there).toContainText('Vient de');
  await look(coordinator, 'moved-to');
  await there.getByRole('button', { name: /^Actions pour / }).click();
  await coordinator.getByRole('menuitem', { name: 'Annuler le déplacement…' }).click();
  await coordinator
    .getByRole('dialog')
    .getByRole('button', { name: 'Annuler le déplacement' })
    .click();
  await expect(there).toContainText('retrait');
});

test('two records of one person are compared, merged, told, and separated', async ({ someone }) => {
  test.setTimeout(240_000);
  const [coordinator, mail] = [await someone(), await someone()];
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const aline = { firstName: 'Aline', lastName: 'Boutroux' };
  const [work, own] = ['aline@mairie.test', 'aline@perso.test'];
  const trainer = { firstName: 'Lucie', lastName: 'Lefèvre', email: 'formatrice@percolateur.test' };
  for (const [email, firstName, weeks] of [
    [work, 'Aline', 2],
    [own, 'ALINE', 4],
  ] as const) {
    const then = timetable(new Date(Date.now() + weeks * 7 * 24 * 3_600_000));
    await createCohort(coordinator, `Animer un Café IA, ${weeks}`, trainer, then);
    await coordinator.getByRole('tab', { name: 'Personnes' }).click();
    await enrol(coordinator, { ...aline, firstName, email });
    await expect(coordinator.getByText(email).first()).toBeVisible();
  }
  await coordinator.goto('/coordination/personnes');
  await coordinator.locator('app-look-alikes summary').click();
  await look(coordinator, 'look-alikes');
  await coordinator.getByRole('button', { name: 'Comparer les fiches d’Aline' }).click();
  const dialog = coordinator.getByRole('dialog');
  await dialog.getByLabel(work).check();
  await look(coordinator, 'merge-preview');
  await dialog.getByRole('button', { name: 'Réunir ces fiches' }).click();
  await expect(dialog).toBeHidden();
  const row = coordinator.getByRole('row', { name: new RegExp(own) });
  await expect(row).toContainText(`Fiche réunie à ${work}`);
  await coordinator.getByLabel('Nom, adresse ou structure').fill('boutroux');
  await coordinator.getByRole('button', { name: 'Chercher' }).click();
  await expect(coordinator.getByRole('row')).toHaveCount(3);
  await look(coordinator, 'merged');
  await new Mailbox(mail).open(work, /Vos deux fiches sont réunies/);
  await look(mail, 'mailbox-merged');
  await row.getByRole('button', { name: 'Séparer ces fiches' }).click();
  await expect(row).not.toContainText('Fiche réunie');
});
