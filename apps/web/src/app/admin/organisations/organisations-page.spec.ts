import { Organisation, organisationRoutes } from '@percolateur/contract';
import { coordinator, organisationId } from '../../testing/coordination';
import { Page } from '../../testing/page';

const hub = Organisation.parse({
  ...{ id: organisationId, kind: 'hub', revision: 1, stampHash: 'ab12' },
  ...{
    name: 'Hub Normandie',
    code: 'NOR',
    legalName: 'Association',
    address: '12 rue',
    city: 'Caen',
  },
  ...{
    siret: '',
    activityNumber: '',
    houseRules: '',
    representativeName: 'Hélène',
    representativeCapacity: 'présidente',
  },
  ...{ contactEmail: 'contact@exemple.fr', contactPhone: '', disabilityContactName: 'Inès Lopez' },
  disabilityContactEmail: 'ines@exemple.fr',
});
const here = { params: { organisationId } };

describe('the hubs', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open('/coordination/organismes', coordinator);
    await page.answer(organisationRoutes.list, {}, [hub]);
    await page.answer(organisationRoutes.stamp, here, { png: 'iVBORw==' });
  });
  afterEach(() => page.close());

  it('show their signature, and ask before it is taken off', async () => {
    expect(page.find<HTMLImageElement>('app-stamp-editor img').src).toContain('iVBORw==');
    await page.press('Retirer l’image');
    page.quiet();
    const asked = page.find<HTMLDialogElement>('app-stamp-editor dialog');
    expect(asked.querySelector('.danger')?.textContent?.trim()).toBe('Retirer l’image');
    asked.close('yes');
    await page.answer(organisationRoutes.removeStamp, here, { ...hub, stampHash: null });
    expect(page.root.querySelector('app-stamp-editor img')).toBeNull();
  });

  it('are seen as their papers will show them, while one types', async () => {
    await page.press('Modifier');
    await page.type('#field-legalName', 'Association des Cafés');
    expect(page.read('app-hub-preview')).toContain(
      'Association des Cafés, par Hélène, présidente,',
    );
    await page.press('Enregistrer');
    const saved = { ...hub, legalName: 'Association des Cafés', revision: 2 };
    const body = await page.answer(organisationRoutes.edit, here, saved);
    expect(body).toMatchObject({ revision: 1, legalName: 'Association des Cafés' });
    expect(body).not.toHaveProperty('stampHash');
    // The text that we propose, untouched, stays ours.
    expect(body).toMatchObject({ houseRules: '' });
  });

  it('write their own rules, from those that are proposed', async () => {
    await page.press('Modifier');
    const proposed = page.find<HTMLTextAreaElement>('#field-houseRules').value;
    expect(proposed).toContain('L6352-3');
    await page.type('#field-houseRules', `${proposed}\n## 8. Animaux\n\nAucun.`);
    await page.press('Enregistrer');
    const body = await page.answer(organisationRoutes.edit, here, { ...hub, revision: 2 });
    expect(body).toMatchObject({ houseRules: expect.stringContaining('8. Animaux') });
  });
});
