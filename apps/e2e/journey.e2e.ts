import type { Locator, Page } from '@playwright/test';
import { desk, expect, phone, test } from './house';
import { look } from './look';
import {
  createCohort,
  enrol,
  fullName,
  importPeople,
  issue,
  moveHalfDays,
  nameTrainer,
  openCohort,
} from './pages/cohort';
import { enterByCode, enterByLink, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import { answerAll } from './pages/quiz';
import { observe, validate } from './pages/rehearsal';
import { agree, countersign, goToHalfDay, passRound } from './pages/room';
import { draw, receipt, typeName } from './pages/signing';
import { timetable } from './timetable';

const title = 'Animer un Café IA, au port';
const trainer = { firstName: 'Simone', lastName: 'Rivière', email: 'simone@essai.test' };
const ada = { firstName: 'Ada', lastName: 'Marchand', email: 'ada@essai.test' };
const paul = { firstName: 'Paul', lastName: 'Lefèvre', email: 'paul@essai.test' };
const noe = { firstName: 'Noé', lastName: 'Girard', email: 'noe@essai.test' };

test('a course, from its creation to its certificates', async ({ someone }) => {
  test.setTimeout(600_000);
  const [coordinator, learner, trainerDesk] = [
    await someone(),
    await someone(phone),
    await someone(),
  ];
  const peer = await someone(phone);
  const mail = await someone();
  const mailbox = new Mailbox(mail);
  const dates = timetable(new Date());
  let cohort = '';
  let course = '';
  let verification = '';

  await test.step('the coordinator names a trainer and creates a cohort', async () => {
    await enterByPassword(coordinator, 'coordination@percolateur.test');
    await look(coordinator, 'cohorts');
    await nameTrainer(coordinator, trainer);
    cohort = await createCohort(coordinator, title, trainer, dates);
    await openCohort(coordinator);
    await look(coordinator, 'cohort');
  });

  await test.step('people are imported, enrolled and invited', async () => {
    await coordinator.getByRole('tab', { name: 'Personnes' }).click();
    await importPeople(coordinator, [ada, paul]);
    await enrol(coordinator, noe);
    await coordinator.getByRole('button', { name: 'Envoyer 3 invitations' }).click();
    await coordinator
      .getByRole('dialog')
      .getByRole('button', { name: 'Envoyer 3 invitations' })
      .click();
    await expect(coordinator.getByText(/^3\sinvitations parties/)).toBeVisible();
    await look(coordinator, 'people');
  });

  await test.step('the learner accepts from the letter, without a password', async () => {
    const letter = await mailbox.open(ada.email, /place/i);
    await look(mail, 'mailbox-invitation');
    await learner.goto(await mailbox.linkIn(letter, '/invitation#'));
    await expect(learner.getByRole('heading', { name: `Bonjour ${ada.firstName}` })).toBeVisible();
    await look(learner, 'invitation');
    await learner.getByRole('button', { name: 'Accepter ma place' }).click();
    await look(learner, 'invitation-accepted');
    await learner.getByRole('link', { name: 'Ouvrir ma formation' }).click();
    await expect(learner.getByRole('heading', { level: 1, name: title })).toBeVisible();
    course = learner.url();
    await look(learner, 'today');
  });

  await test.step('two others answer: one comes, one does not', async () => {
    await peer.goto(await mailbox.linkIn(await mailbox.open(paul.email, /place/i), '/invitation#'));
    await peer.getByRole('button', { name: 'Accepter ma place' }).click();
    await peer.getByRole('link', { name: 'Ouvrir ma formation' }).click();
    await expect(peer.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const other = await someone(phone);
    await other.goto(await mailbox.linkIn(await mailbox.open(noe.email, /place/i), '/invitation#'));
    await other.getByRole('button', { name: 'Je ne peux pas' }).click();
    await other.getByRole('button', { name: 'Oui, je ne peux pas venir' }).click();
    await expect(other.getByText('C’est noté')).toBeVisible();
  });

  await test.step('joining instructions arrive with a calendar file per half-day', async () => {
    const letter = await mailbox.open(ada.email, /Convocation/);
    await expect(letter.getByText(/demi-journee-\d\.ics/)).toHaveCount(4);
    await look(mail, 'mailbox-joining');
  });

  await test.step('the dates are brought forward: the fourth half-day is under way', async () => {
    await coordinator.goto(cohort);
    await moveHalfDays(coordinator, dates);
    // Dates already past need a second person.
    const nation = await someone();
    await enterByPassword(nation, 'admin@percolateur.test');
    await nation.goto(cohort);
    await nation.getByRole('button', { name: 'Confirmer ces dates' }).click();
    await expect(nation.getByText('Dates passées, à confirmer')).toBeHidden();
    await learner.goto(course);
  });

  await test.step('the learner reads the lessons of a half-day', async () => {
    await learner
      .getByText(/Séquences\s:\s0 sur/)
      .first()
      .click();
    await learner.locator('.lessons a').first().click();
    await look(learner, 'lesson');
    for (;;) {
      await learner.getByRole('button', { name: 'J’ai terminé cette séquence' }).click();
      await expect(learner.getByText('Séquence terminée.')).toBeVisible();
      const next = learner.getByRole('link', { name: /^Suivante\s:/ }).first();
      if (!(await next.isVisible())) break;
      await next.click();
      await expect(learner.getByText('Séquence terminée.')).toBeHidden();
    }
  });

  await test.step('trains, each answer explained', async () => {
    await learner.locator('.end .actions a.primary').click();
    await look(learner, 'quiz-intro');
    await learner.getByRole('button', { name: 'Commencer' }).click();
    await look(learner, 'quiz');
    await answerAll(learner);
    await learner.getByRole('button', { name: 'Terminer et voir le résultat' }).click();
    await expect(learner.getByText(/^\d+\sréponses justes$/)).toBeVisible();
    await look(learner, 'quiz-result');
  });

  await test.step('signs three half-days late, saying why', async () => {
    for (const remaining of [3, 2, 1]) {
      await learner.goto(course);
      const late = learner.getByRole('link', { name: /^Signer( en retard)?$/ });
      await expect(late).toHaveCount(remaining);
      await late.first().click();
      await learner
        .getByLabel('Pourquoi signez-vous en retard ?')
        .fill('Réseau en panne ce jour-là.');
      await typeName(learner, fullName(ada));
      if (remaining === 3) await look(learner, 'signing-late');
      await learner.getByRole('button', { name: /^Je signe .*, en retard$/ }).click();
      await expect(receipt(learner)).toBeVisible();
    }
  });

  await test.step('the trainer signs in by code, opens signing; the learner draws', async () => {
    await enterByCode(trainerDesk, trainer.email, mailbox);
    await look(mail, 'mailbox-code');
    await look(trainerDesk, 'trainer-cohorts');
    await trainerDesk.getByRole('link', { name: 'Entrer en salle' }).click();
    await trainerDesk.getByRole('button', { name: 'Ouvrir la signature' }).click();
    await expect(trainerDesk.getByText('Signature ouverte')).toBeVisible();

    await learner.goto(course);
    await learner.getByRole('heading', { name: /^Signer m/ }).waitFor();
    await learner.getByRole('link', { name: 'Signer', exact: true }).first().click();
    await look(learner, 'signing');
    await draw(learner);
    await learner.getByRole('button', { name: /^Je signe/ }).click();
    await expect(receipt(learner)).toBeVisible();
    await look(learner, 'signing-receipt');
  });

  await test.step('the trainer passes the device, agrees, countersigns', async () => {
    await passRound(trainerDesk, [paul]);
    await look(trainerDesk, 'room');
    await countersign(trainerDesk, trainer);
    for (const position of [1, 2, 3]) {
      await goToHalfDay(trainerDesk, position);
      await agree(trainerDesk, ada);
      if (position === 1) await look(trainerDesk, 'room-late');
      await countersign(trainerDesk, trainer);
    }
    const sheet = trainerDesk.getByRole('link', { name: /^Feuille d’émargement/ });
    await expectPdf(trainerDesk, sheet);
    await trainerDesk.getByRole('link', { name: 'Le groupe' }).click();
    await expect(
      trainerDesk.getByRole('heading', { name: 'Le groupe', exact: true }),
    ).toBeVisible();
    await look(trainerDesk, 'group');
    await trainerDesk.goBack();
    await trainerDesk.getByRole('link', { name: 'Écran de salle' }).click();
    await expect(trainerDesk.getByText(ada.lastName)).toBeHidden();
    await look(trainerDesk, 'room-screen');
  });

  await test.step('the final assessment begins on a phone and ends on another device', async () => {
    await learner.goto(course);
    await learner
      .getByRole('link', { name: /^Évaluation finale/ })
      .first()
      .click();
    await learner.getByRole('button', { name: 'Commencer' }).click();
    await answerAll(learner, 6);
    const assessment = learner.url();

    const other = await someone(desk);
    await enterByLink(other, ada.email, mailbox);
    await other.goto(assessment);
    await expect(other.getByRole('heading', { name: /^Question 6 sur/ })).toBeVisible();
    await answerAll(other);
    await expect(other.getByText('Vous avez répondu à toutes les questions.')).toBeVisible();
    await other.getByRole('button', { name: 'Rendre mon évaluation' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Rendre mon évaluation' }).click();
    await expect(other.getByText('Évaluation réussie.')).toBeVisible();
    await look(other, 'final-result');
  });

  await test.step('a peer observes the rehearsal on a phone, the trainer validates it', async () => {
    await peer.goto(course);
    await peer.getByRole('link', { name: 'Observer une personne' }).click();
    await observe(peer, 'Ada M.', 'But et durée dits à la première minute.');
    await look(peer, 'observe');
    await trainerDesk.goto(course.replace('ma-formation', 'animer'));
    await trainerDesk.getByRole('link', { name: /^Les animations/ }).click();
    await validate(trainerDesk, ada);
    await look(trainerDesk, 'rehearsals');
    await learner.goto(course);
    await learner.getByRole('link', { name: 'Ce que l’on a vu de mon animation' }).click();
    await expect(learner.getByText('But et durée dits à la première minute.')).toBeVisible();
    await look(learner, 'my-rehearsal');
  });

  await test.step('the coordinator issues both documents', async () => {
    await coordinator.goto(`${cohort}/documents`);
    await look(coordinator, 'documents-ready');
    await issue(coordinator, '2 certificats de réalisation');
    await issue(coordinator, '1 attestation');
    await look(coordinator, 'documents-issued');
  });

  await test.step('the learner opens them', async () => {
    await learner.goto('/mes-documents');
    const documents = learner.getByRole('link', { name: /^Ouvrir le PDF/ });
    await expect(documents).toHaveCount(2);
    for (const document of await documents.all()) await expectPdf(learner, document);
    await look(learner, 'my-documents');
    const check = learner.getByRole('link', { name: /vérification de\s:\sAttestation/ });
    verification = (await check.getAttribute('href'))!;
  });

  await test.step('anybody checks the certificate, and reads every fact of it', async () => {
    const stranger = await someone(phone);
    await stranger.goto(verification);
    await expect(stranger.getByRole('heading', { level: 1, name: 'Authentique' })).toBeVisible();
    const facts = stranger.getByRole('main');
    for (const fact of [
      fullName(ada),
      'Attestation de fin de formation',
      title,
      '14 h sur 14 h prévues',
      '100 %',
      fullName(trainer),
      'Médiathèque du Port',
      'Association Hub Normandie de démonstration',
      /NOR-\d{4}-\d{4}, version 1/,
      verification.split('/').at(-1)!,
      /[0-9a-f]{64}/,
    ]) {
      await expect(facts).toContainText(fact);
    }
    await look(stranger, 'verification');
  });

  await test.step('every message to the learner is in the mailbox', async () => {
    await mail.goto('/mailbox');
    const received = mail.getByRole('listitem').filter({ hasText: ada.email });
    for (const subject of [/^Votre place/, /^Convocation/, /^\d{6} est votre code/]) {
      await expect(received.getByRole('link', { name: subject })).toHaveCount(1);
    }
    await look(mail, 'mailbox-all');
  });
});

/** A link to a PDF gives one, to whoever is signed in on that page. */
async function expectPdf(page: Page, link: Locator): Promise<void> {
  const answer = await page.request.get((await link.getAttribute('href'))!);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
}
