import { type Answer, quizRoutes } from '@percolateur/contract';
import { attempt, attemptId, cohortId, feedback, nadia, quiz } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const receivedAt = '2026-11-24T10:01:00Z';
const saving = (questionId: string) => ({ params: { attemptId, questionId } });
const mine = { params: { attemptId } };
const one = (choiceId: string) => ({ kind: 'single' as const, choiceId });
const receipt = (standing: Answer | null) => ({
  ...{ receivedAt, standing, certainty: null, reception: 'counts' as const, feedback: null },
});

const open = async (kind: 'training' | 'final', changes = {}) => {
  const view = quiz(kind, { openAttemptId: attemptId });
  const page = await Page.open(`/ma-formation/${cohortId}/quiz/${view.id}`, nadia);
  await page.answer(quizRoutes.read, { params: { cohortId, quizId: view.id } }, view);
  await page.answer(quizRoutes.attempt, mine, attempt(kind, changes));
  return page;
};

it('says what awaits before it begins, and how answers are marked', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/quiz/evaluation`, nadia);
  const where = { params: { cohortId, quizId: 'evaluation' } };
  await page.answer(quizRoutes.read, where, quiz('final'));
  expect(page.text).toContain('Un point par question. La règle qui le donne');
  expect(page.text).toContain('Réussie à partir de 70 %');
  await page.press('Commencer');
  await page.answer(quizRoutes.start, where, attempt('final'));
  expect(page.text).toContain('Question 1 sur 2');
  expect(document.activeElement?.id).toBe('attempt');
});

it('says when it opens, in the time of its session, and where to train meanwhile', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/quiz/evaluation`, nadia);
  const where = { params: { cohortId, quizId: 'evaluation' } };
  const training = [{ id: 'entrainement-1', title: 'La récolte' }];
  const opensAt = '2026-11-25T12:30:00Z';
  await page.answer(quizRoutes.read, where, quiz('final', { opensAt, training }));
  expect(page.text).toContain('Elle s’ouvre le mercredi 25 novembre 2026 à 13 h 30.');
  expect(page.control('La récolte')).toBeTruthy();
  expect(() => page.control('Commencer')).toThrow();
});

describe('a result', () => {
  const parts = [
    { title: 'D’où ça vient', percent: 100, lessons: [{ id: 'a', title: 'Un' }] },
    { title: 'Comment ça marche', percent: 20, lessons: [{ id: 'regler', title: 'Régler' }] },
  ];

  it('of the final explains its percent, part by part, with what to read again', async () => {
    const result = { percent: 60, points: 1.2, possible: 2, passed: false };
    const page = await open('final', { status: 'submitted', result, parts });
    expect(page.text).toContain('1,2 sur 2 Soit');
    expect(page.text).toContain('Comment ça marche20 %, à reprendre');
    expect(page.control('Régler').getAttribute('href')).toContain('/lecons/regler');
    expect(() => page.control('Un')).toThrow();
  });

  it('of training is a count and words, never a percent', async () => {
    const result = { percent: 25, points: 0.5, possible: 2, passed: null };
    const done = { status: 'submitted', result, parts, feedback: [feedback] } as const;
    const page = await open('training', done);
    expect(page.text).toContain('0 réponse juste sur 2');
    expect(page.text).toContain('Ce n’est pas une note');
    expect(page.text).not.toContain('%');
  });
});

describe('its time', () => {
  const now = '2026-11-24T10:00:00Z';
  const over = { deadlineAt: '2026-11-24T09:59:30Z', now };

  it('over, hands it in once the server says so too', async () => {
    const page = await open('final', over);
    expect(page.text).toContain('Le temps est écoulé.');
    expect(() => page.find('legend')).toThrow();
    await page.answer(quizRoutes.attempt, mine, attempt('final', over));
    const result = { percent: 60, points: 1.2, possible: 2, passed: false };
    const done = attempt('final', { ...over, status: 'submitted', result });
    await page.answer(quizRoutes.submit, mine, done);
    expect(page.text).toContain('1,2 sur 2');
  });

  it('over, goes on where a trainer has just given more', async () => {
    const page = await open('final', over);
    const more = attempt('final', { now, deadlineAt: '2026-11-24T10:10:00Z' });
    await page.answer(quizRoutes.attempt, mine, more);
    expect(page.text).toContain('Encore 10 minutes');
    expect(page.read('legend')).toContain('Que règle un poids ?');
  });
});

describe('a question', () => {
  it('is a named group that says how many answers are expected', async () => {
    const page = await open('training');
    expect(page.read('legend')).toContain('Que règle un poids ?');
    expect(page.read('legend')).toContain('Une seule réponse');
    await page.press('Passer');
    expect(page.read('legend')).toContain('2 réponses attendues');
    expect(page.read('h2')).toContain('Question 2 sur 2');
    expect(document.activeElement).toBe(page.find('h2'));
  });
});

describe('in training', () => {
  it('asks for a choice before it validates', async () => {
    const page = await open('training');
    await page.press('Valider ma réponse');
    expect(page.text).toContain('Répondez pour continuer');
    page.quiet();
  });

  it('explains each choice as soon as the answer is received, and the focus goes there', async () => {
    const page = await open('training');
    await page.choose('La taille du fichier');
    page.quiet();
    await page.press('Valider ma réponse');
    expect(page.text).toContain('en route');
    const body = await page.answer(quizRoutes.saveAnswer, saving('q-poids'), {
      ...{
        receivedAt,
        standing: one('b'),
        certainty: null,
        reception: 'counts' as const,
        feedback,
      },
    });
    expect(body).toMatchObject({ answer: one('b') });
    expect(page.text).toContain('reçu');
    expect(page.text).toContain('C’est bien son rôle.');
    expect(page.text).toContain('Le fichier grossit avec leur nombre.');
    expect(document.activeElement?.textContent).toContain('Pas tout à fait.');
    expect(page.find<HTMLFieldSetElement>('fieldset').disabled).toBe(true);
  });
});

describe('in training, an answer that leaves something open', () => {
  const matching = {
    ...{ id: 'q-paires', kind: 'matching' as const, prompt: 'Qui va avec qui ?', lessonId: null },
    items: ['jeu', 'debat'].map((id) => ({ id, text: `Un ${id}` })),
    targets: ['court', 'long'].map((id) => ({ id, text: id })),
  };
  const pairs = [{ itemId: 'jeu', targetId: 'court' }];
  const dialog = (page: Page) => page.find<HTMLDialogElement>('app-confirm:last-of-type dialog');
  const half = async () => {
    const page = await open('training', { questions: [matching] });
    const list = page.find<HTMLSelectElement>('#match-q-paires-jeu');
    list.value = 'court';
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await page.press('Valider ma réponse');
    return page;
  };

  it('is asked about, with what is left, and goes on being written', async () => {
    const page = await half();
    page.quiet();
    expect(dialog(page).open).toBe(true);
    expect(dialog(page).textContent).toContain('Un debat');
    expect(dialog(page).textContent).not.toContain('Un jeu');
    dialog(page).close('no');
    page.quiet();
    expect(page.find<HTMLFieldSetElement>('fieldset').disabled).toBe(false);
  });

  it('is sent as it is when the person says so', async () => {
    const page = await half();
    dialog(page).close('yes');
    const body = await page.answer(quizRoutes.saveAnswer, saving('q-paires'), receipt(null));
    expect(body).toMatchObject({ answer: { kind: 'matching', pairs }, asItIs: true });
  });
});

describe('the final assessment', () => {
  it('saves each answer as it is given, and hands in after asking', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    await page.answer(quizRoutes.saveAnswer, saving('q-poids'), receipt(one('a')));
    expect(page.text).not.toContain('Bonne réponse');
    await page.press('Suivante');
    await page.press('Terminer');
    await page.answer(quizRoutes.attempt, mine, attempt('final'));
    expect(page.text).toContain('Il vous reste 1 question sans réponse.');
    await page.press('Question 2 : De quoi dépend');
    await page.choose('Des exemples montrés');
    const some = { kind: 'multiple' as const, choiceIds: ['a'] };
    await page.answer(quizRoutes.saveAnswer, saving('q-donnees'), receipt(some));
    await page.press('Terminer');
    await page.answer(quizRoutes.attempt, mine, attempt('final'));
    expect(page.text).toContain('Vous avez répondu à toutes les questions.');
    expect(page.text).toContain('Que règle un poids ?L’importance d’une information');
    await page.press('Rendre mon évaluation');
    await page.answer(quizRoutes.attempt, mine, attempt('final'));
    page.quiet();
    page.find<HTMLDialogElement>('app-attempt-runner dialog').close('yes');
    await page.answer(
      quizRoutes.submit,
      mine,
      attempt('final', {
        status: 'submitted',
        submittedAt: receivedAt,
        result: { percent: 75, points: 1.5, possible: 2, passed: true },
      }),
    );
    expect(page.text).toContain('75 %');
    expect(page.text).toContain('Évaluation réussie.');
    expect(document.activeElement?.id).toBe('attempt');
  });

  it('shows before handing in what was chosen more recently elsewhere', async () => {
    const page = await open('final', {
      answers: [
        {
          questionId: 'q-poids',
          answer: one('b'),
          certainty: null,
          receivedAt,
          reception: 'counts' as const,
        },
      ],
    });
    await page.press('Terminer');
    const newer = {
      questionId: 'q-poids',
      answer: one('c'),
      certainty: null,
      receivedAt,
      reception: 'counts' as const,
    };
    await page.answer(quizRoutes.attempt, mine, attempt('final', { answers: [newer] }));
    expect(page.text).toContain('Que règle un poids ?La vitesse de l’ordinateur');
  });

  it('shows the newer choice that was already there when a late answer arrives', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    await page.answer(quizRoutes.saveAnswer, saving('q-poids'), receipt(one('b')));
    expect(page.find<HTMLInputElement>('input:checked').parentElement?.textContent).toContain(
      'La taille',
    );
  });

  it('hands nothing in while an answer has not been received', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    await page.cut(quizRoutes.saveAnswer, saving('q-poids'));
    expect(page.text).toContain('sur cet appareil');
    expect(page.text).toContain('Tout est gardé sur cet appareil');
    await page.press('Suivante');
    await page.press('Terminer');
    await page.press('Rendre mon évaluation');
    expect(page.text).toContain('Des réponses ne sont pas encore reçues.');
  });

  it('keeps what a pause met, even through a closed page, and gives it again once the time goes on', async () => {
    const page = await open('final');
    const look = () => document.dispatchEvent(new Event('visibilitychange'));
    await page.choose('L’importance');
    const late = { ...receipt(null), reception: 'after' as const };
    const first = await page.answer(quizRoutes.saveAnswer, saving('q-poids'), late);
    const pausedAt = '2026-11-24T10:00:30Z';
    await page.answer(quizRoutes.attempt, mine, attempt('final', { pausedAt }));
    expect(page.text).toContain('L’évaluation est en pause.');
    expect(page.find('app-question').closest('[hidden]')).not.toBeNull();
    expect(page.text).toContain('sur cet appareil');
    page.close();

    const back = await open('final', { pausedAt });
    back.quiet();
    expect(back.text).toContain('Question 2 sur 2');
    look();
    await back.answer(quizRoutes.attempt, mine, attempt('final'));
    const again = await back.answer(quizRoutes.saveAnswer, saving('q-poids'), {
      ...receipt(one('a')),
      receivedAt: '2026-11-24T10:05:00Z',
    });
    expect(again).toMatchObject({ answer: one('a') });
    expect(again).not.toEqual(first);
    expect(back.text).not.toContain('elles ne comptent pas');
    await back.press('Précédente');
    expect(back.find<HTMLInputElement>('input:checked').parentElement?.textContent).toContain(
      'L’importance',
    );
  });

  it('lets what a pause held back go once its attempt is over', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    const late = { ...receipt(null), reception: 'after' as const };
    await page.answer(quizRoutes.saveAnswer, saving('q-poids'), late);
    const pausedAt = '2026-11-24T10:00:30Z';
    await page.answer(quizRoutes.attempt, mine, attempt('final', { pausedAt }));
    page.close();
    const past = {
      ...{ id: attemptId, number: 1, status: 'expired' as const },
      ...{ startedAt: receivedAt, submittedAt: receivedAt, result: null },
    };
    const back = await Page.open(`/ma-formation/${cohortId}/quiz/evaluation`, nadia);
    const where = { params: { cohortId, quizId: 'evaluation' } };
    await back.answer(quizRoutes.read, where, quiz('final', { attempts: [past] }));
    await back.answer(quizRoutes.saveAnswer, saving('q-poids'), late);
    expect(back.read('app-outbox-tray')).toBe('');
  });

  it('sends the same answer again after a cut, under the same id', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    const first = await page.cut(quizRoutes.saveAnswer, saving('q-poids'));
    await page.wait(1100);
    const again = await page.answer(quizRoutes.saveAnswer, saving('q-poids'), receipt(one('a')));
    expect(again).toEqual(first);
    expect(page.text).toContain('reçu');
  });

  it('finds on its return what the device had not sent', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    const first = await page.cut(quizRoutes.saveAnswer, saving('q-poids'));
    page.close();
    const back = await open('final');
    await back.press('Précédente');
    expect(back.find<HTMLInputElement>('input:checked').parentElement?.textContent).toContain(
      'L’importance',
    );
    const sent = await back.answer(quizRoutes.saveAnswer, saving('q-poids'), receipt(one('a')));
    expect(sent).toEqual(first);
    expect(back.text).toContain('reçu');
  });

  it('is taken up on another device where it was left', async () => {
    const page = await open('final', {
      answers: [
        {
          questionId: 'q-poids',
          answer: one('a'),
          certainty: null,
          receivedAt,
          reception: 'counts' as const,
        },
      ],
    });
    expect(page.text).toContain('Question 2 sur 2');
    await page.press('Précédente');
    expect(page.find<HTMLInputElement>('input:checked').parentElement?.textContent).toContain(
      'L’importance',
    );
    expect(page.text).toContain('reçu');
  });

  it('shows where things stand when it was handed in elsewhere', async () => {
    const page = await open('final');
    await page.choose('L’importance');
    await page.refuse(quizRoutes.saveAnswer, saving('q-poids'), 409, 'attempt-closed');
    const result = { percent: 50, points: 1, possible: 2, passed: false };
    await page.answer(quizRoutes.attempt, mine, attempt('final', { status: 'submitted', result }));
    expect(page.text).toContain('a été rendue dans un autre onglet ou sur un autre appareil');
    expect(page.text).toContain('Pas encore. Il faut 70 %.');
    expect(page.text).toContain('Essais restants : 2.');
    expect(page.read('app-outbox-tray')).toBe('1 envoi refusé');
  });
});
