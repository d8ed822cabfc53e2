import { cohortRoutes, type MessageRow, reminderRoutes } from '@percolateur/contract';
import { aCohort, coordinator } from '../../testing/coordination';
import { Page } from '../../testing/page';

const { id: cohortId } = aCohort();
const here = { params: { cohortId } };
const someone = { firstName: 'Nadia', lastName: 'Benali' };
const row: MessageRow = {
  id: '0199a0de-0000-7000-8000-000000000031',
  rule: 'joining',
  label: 'Convocation',
  ...someone,
  email: 'nadia@percolateur.test',
  status: 'sent',
  dueAt: '2026-11-09T08:00:00Z',
  sentAt: '2026-11-09T08:00:02Z',
  attempts: 1,
  lastError: null,
  returned: null,
};

describe('the messages of a session', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/coordination/sessions/${cohortId}/messages`, coordinator);
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.answer(reminderRoutes.messages, here, [row]);
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('are read as they were sent, in a frame that runs nothing', async () => {
    page.find<HTMLButtonElement>('td .button').click();
    await page.answer(
      reminderRoutes.letter,
      { params: { messageId: row.id } },
      {
        subject: 'Convocation : « Café IA, Caen »',
        html: '<p>Bonjour Nadia,</p>',
        attachments: ['demi-journee-1.ics'],
        sentAt: '2026-11-09T08:00:02Z',
      },
    );
    const frame = page.find<HTMLIFrameElement>('iframe');
    expect(frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    expect(frame.srcdoc).toBe('<p>Bonjour Nadia,</p>');
    expect(page.text).toContain('Pièces jointes : demi-journee-1.ics');
  });

  it('are written to those one chooses, whose number is on the button; sent again, under one id', async () => {
    await page.press('Écrire un message');
    await page.answer(cohortRoutes.audience, here, {
      accepted: [{ id: row.id, ...someone }],
      invited: [{ id: cohortId, ...someone }],
      waiting: [],
      trainers: [],
    });
    await page.press('Envoyer à 1 personne');
    expect(page.text).toContain('Écrivez un objet.');
    await page.type('#field-subject', 'Avant de venir');
    await page.type('#field-body', 'Qui vient en train ?\n\nÀ mardi.');
    await page.press('Envoyer à 1 personne');
    const first = await page.cut(reminderRoutes.write, here);
    expect(first).toMatchObject({ audience: 'accepted', subject: 'Avant de venir' });
    await page.press('Envoyer à 1 personne');
    expect(await page.answer(reminderRoutes.write, here, { count: 1 })).toEqual(first);
    expect(page.text).toContain('Votre message part à 1 personne.');
  });
});
