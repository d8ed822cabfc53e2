import { expect, phone, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

test('a learner says that they will not come, contests what is noted, and is answered', async ({
  someone,
}) => {
  const [learner, trainer] = [await someone(phone), await someone()];
  await enterByPassword(learner, 'apprenant@percolateur.test');
  await learner.waitForURL(/ma-formation\/./);
  const today = learner.url();
  await learner.getByRole('link', { name: 'Prévenir d’une absence' }).last().click();
  await learner.getByRole('button', { name: 'Je ne pourrai pas venir' }).click();
  await expect(learner.getByText('Votre absence est annoncée à l’équipe')).toBeVisible();
  await look(learner, 'absence-announced');
  await learner.getByRole('button', { name: 'Je viendrai finalement' }).click();
  await expect(learner.getByText('Votre absence est annoncée à l’équipe')).toBeHidden();

  await learner.goto(today);
  await learner.getByRole('link', { name: 'Ma signature' }).first().click();
  await learner.getByText('Ce qui est noté n’est pas juste ?').click();
  await learner.getByLabel('Dites ce qui ne va pas').fill('Je suis arrivée à l’heure.');
  await learner.getByRole('button', { name: 'Contester' }).click();
  await expect(learner.getByText(/va vous répondre ici/)).toBeVisible();
  await look(learner, 'contested');
  const halfDayId = learner.url().split('/').at(-1)!;

  await enterByPassword(trainer, 'formatrice@percolateur.test');
  await trainer.goto(`/animer/${new URL(today).pathname.split('/')[2]}?creneau=${halfDayId}`);
  await expect(trainer.getByText('conteste : « Je suis arrivée à l’heure. »')).toBeVisible();
  await look(trainer, 'room-contest');
  await trainer.getByRole('button', { name: /^Répondre à/ }).click();
  await trainer.getByLabel('Votre réponse').fill('Vous avez raison, rien n’est retiré.');
  await look(trainer, 'room-contest-answer');
  await trainer.getByRole('dialog').getByRole('button', { name: 'Répondre' }).click();
  await expect(trainer.getByText(/^conteste/)).toBeHidden();
  await learner.reload();
  await expect(learner.getByText(/Vous avez raison, rien n’est retiré/)).toBeVisible();
});
