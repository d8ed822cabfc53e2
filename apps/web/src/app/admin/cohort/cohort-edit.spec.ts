import { cohortRoutes, enrolmentRoutes, organisationRoutes } from '@percolateur/contract';
import { aCohort, coordinator, organisationId } from '../../testing/coordination';
import { Page } from '../../testing/page';

const { id: cohortId } = aCohort();
const here = { params: { cohortId } };
const someone = (digit: number) => ({
  id: `0199a0de-0000-7000-8000-00000000002${digit}`,
  firstName: 'Nadia',
  lastName: `Benali ${digit}`,
});
const told = {
  accepted: [someone(1), someone(2)],
  invited: [],
  waiting: [someone(3)],
  trainers: [someone(4)],
};

describe('changing a session', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/coordination/sessions/${cohortId}`, coordinator);
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.press('Modifier la session');
    await page.answer(organisationRoutes.staff, { params: { organisationId } }, []);
    await page.type('#field-venueName', 'Salle des fêtes');
    await page.answer(cohortRoutes.audience, here, told);
    expect(page.text).toContain('3 personnes seront prévenues par courriel, tout de suite.');
    await page.press('Enregistrer et prévenir 3 personnes');
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('sends the revision that was read, and leaves untouched half-days alone', async () => {
    const saved = aCohort({ venueName: 'Salle des fêtes', revision: 5 });
    const body = await page.answer(cohortRoutes.edit, here, saved);
    expect(body).toMatchObject({ revision: 4, venueName: 'Salle des fêtes' });
    expect(body).not.toHaveProperty('halfDays');
    expect(page.text).toContain('Salle des fêtes1 place de la Gare, Caen');
    expect(document.activeElement?.textContent).toBe('En bref');
  });

  it('takes the focus along, from the button that goes away to the form and back', async () => {
    await page.answer(cohortRoutes.edit, here, aCohort({ revision: 5 }));
    await page.press('Modifier la session');
    expect(document.activeElement?.textContent).toBe('Modifier la session');
    expect(document.activeElement?.tagName).toBe('H2');
    await page.press('Annuler');
    expect(document.activeElement?.textContent).toBe('En bref');
  });

  describe('when somebody saved first', () => {
    beforeEach(async () => {
      await page.refuse(cohortRoutes.edit, here, 409, 'stale-edit');
      await page.answer(cohortRoutes.read, here, aCohort({ capacity: 14, revision: 5 }));
    });

    it('keeps what was typed and shows both versions', () => {
      expect(page.find<HTMLInputElement>('#field-venueName').value).toBe('Salle des fêtes');
      expect(page.text).toContain('Quelqu’un a enregistré avant vous.');
      const said = [...page.root.querySelectorAll('app-stale-note dl > *')];
      expect(said.map(({ textContent }) => textContent)).toEqual([
        'Lieu',
        'Enregistré\u00a0: Médiathèque',
        'Chez vous\u00a0: Salle des fêtes',
        'Places',
        'Enregistré\u00a0: 14',
        'Chez vous\u00a0: 12',
      ]);
    });

    it('saves mine over theirs once I have seen both', async () => {
      await page.press('Enregistrer ma version');
      const body = await page.answer(cohortRoutes.edit, here, aCohort({ revision: 6 }));
      expect(body).toMatchObject({ revision: 5, venueName: 'Salle des fêtes', capacity: 12 });
    });

    it('takes theirs on demand', async () => {
      await page.press('Reprendre la version enregistrée');
      expect(page.find<HTMLInputElement>('#field-venueName').value).toBe('Médiathèque');
      expect(page.find<HTMLInputElement>('#field-capacity').value).toBe('14');
      page.quiet();
    });
  });
});

describe('leaving a form that is not saved', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/coordination/sessions/${cohortId}`, coordinator);
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.press('Modifier la session');
    await page.answer(organisationRoutes.staff, { params: { organisationId } }, []);
  });
  afterEach(() => page.close());

  const asked = () =>
    [...page.root.querySelectorAll('dialog')].find(
      ({ open, textContent }) => open && textContent.includes('Quitter sans enregistrer\u00a0?'),
    );

  it('asks first; staying keeps what was typed, leaving loses it', async () => {
    await page.type('#field-title', 'Café IA, Flers');
    await page.press('Historique');
    expect(asked()).toBeDefined();
    asked()!.close('no');
    await page.wait(0);
    expect(page.find<HTMLInputElement>('#field-title').value).toBe('Café IA, Flers');
    const event = new Event('beforeunload', { cancelable: true });
    expect(window.dispatchEvent(event)).toBe(false);
    await page.press('Historique');
    asked()!.close('yes');
    await page.answer(cohortRoutes.history, here, []);
  });

  it('asks nothing when nothing changed', async () => {
    await page.press('Historique');
    expect(asked()).toBeUndefined();
    await page.answer(cohortRoutes.history, here, []);
  });
});

describe('the next step of a session', () => {
  it('sixteen days early, with four to invite, is to invite them: asked once, with their number', async () => {
    const soon = new Date(Date.now() + 16 * 86_400_000).toISOString();
    const halfDays = aCohort().halfDays.map((each) => ({ ...each, startsAt: soon, endsAt: soon }));
    const counts = { ...aCohort().counts, accepted: 0, toInvite: 4 };
    const nextStatuses = [{ status: 'running' as const, needsReason: false }];
    const waiting = aCohort({ halfDays, counts, seatsTaken: 4, nextStatuses });
    const page = await Page.open(`/coordination/sessions/${cohortId}`, coordinator);
    await page.answer(cohortRoutes.read, here, waiting);
    const primary = [...page.root.querySelectorAll('main .button.primary')];
    expect(primary[0].textContent?.trim()).toBe('Envoyer 4\u00a0invitations');
    expect(page.read('app-seat-gauge')).toBe('4 places prises sur 124 à inviter');
    await page.press('Envoyer 4 invitations');
    page.quiet();
    page.find<HTMLDialogElement>('app-next-step dialog').close('yes');
    const invite = { params: { cohortId } };
    expect(await page.answer(enrolmentRoutes.invite, invite, { count: 4 })).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const invited = { ...counts, toInvite: 0, invited: 4 };
    await page.answer(cohortRoutes.read, here, { ...waiting, counts: invited });
    expect(page.read('app-next-step')).toContain('4 réponses sont attendues');
    page.close();
  });
});

describe('cancelling a session', () => {
  it('says whom it tells, asks why, and cannot be taken for not cancelling', async () => {
    const page = await Page.open(`/coordination/sessions/${cohortId}`, coordinator);
    const nextStatuses = [{ status: 'cancelled' as const, needsReason: true }];
    await page.answer(cohortRoutes.read, here, aCohort({ nextStatuses }));
    await page.press('Annuler la session');
    await page.answer(cohortRoutes.audience, here, told);
    const words = [...page.root.querySelectorAll('dialog[open] .actions button')].map((button) =>
      button.textContent?.trim(),
    );
    expect(words).toEqual(['Annuler la session et prévenir 4\u00a0personnes', 'Garder la session']);
    const verb = page.find('dialog[open] .actions button');
    expect(verb.classList.contains('danger')).toBe(true);
    expect(verb.classList.contains('primary')).toBe(false);
    await page.press('Annuler la session et prévenir 4 personnes');
    page.quiet();
    await page.type('#field-reason', 'La salle est inondée.');
    await page.press('Annuler la session et prévenir 4 personnes');
    const body = await page.answer(
      cohortRoutes.move,
      here,
      aCohort({ status: 'cancelled', nextStatuses: [] }),
    );
    expect(body).toEqual({ to: 'cancelled', reason: 'La salle est inondée.' });
    page.close();
    document.body.replaceChildren();
  });
});
