import { cohortRoutes, organisationRoutes } from '@percolateur/contract';
import { aCohort, coordinator, organisationId } from '../../testing/coordination';
import { Page } from '../../testing/page';

const { id: cohortId } = aCohort();
const here = { params: { cohortId } };

describe('changing a session', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/coordination/sessions/${cohortId}`, coordinator);
    await page.answer(cohortRoutes.read, here, aCohort());
    await page.press('Modifier la session');
    await page.answer(organisationRoutes.staff, { params: { organisationId } }, []);
    await page.type('#field-venueName', 'Salle des fêtes');
    await page.press('Enregistrer');
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
