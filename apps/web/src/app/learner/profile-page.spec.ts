import { LearnerProfile, MyProfile, positioningRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../testing/fixtures';
import { Page } from '../testing/page';

const here = { params: { cohortId } };
const told = (changes: Partial<MyProfile> = {}) =>
  MyProfile.parse({
    ...{ profile: null, editable: true, startsAt: '2026-11-24T08:00:00Z' },
    timeZone: 'Europe/Paris',
    ...changes,
  });
const profile = LearnerProfile.parse({
  ...{ publics: ['seniors'], experience: 'never', tools: ['none'], worries: [] },
  place: 'Médiathèque',
});

describe('what one tells of one’s work', () => {
  let page: Page;
  const open = async (answer: MyProfile) => {
    page = await Page.open(`/ma-formation/${cohortId}/ma-pratique`, nadia);
    await page.answer(positioningRoutes.myProfile, here, answer);
  };
  const ticked = (name: string) =>
    page.root.querySelectorAll(`input[name="${name}"]:checked`).length;
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('may be nothing at all, or all of it, and is told as received once it is', async () => {
    await open(told());
    await page.press('Envoyer à mon équipe');
    const first = await page.answer(positioningRoutes.tellProfile, here, told());
    expect(first).toEqual({ publics: [], experience: null, tools: [], worries: [], place: '' });
    expect(page.text).toContain('C’est reçu.');
    page.find<HTMLInputElement>('input[name="publics"]').click();
    await page.wait(0);
    expect(page.text).not.toContain('C’est reçu.');
    expect(ticked('publics')).toBe(1);
    page.find<HTMLInputElement>('input[name="publics"]').click();
    await page.wait(0);
    expect(ticked('publics')).toBe(0);
  });

  it('comes back as it was told, and stays where the network is lost', async () => {
    await open(told({ profile }));
    expect([ticked('publics'), ticked('experience'), ticked('worries')]).toEqual([1, 1, 0]);
    await page.type('#place', 'Le Dôme');
    await page.press('Envoyer à mon équipe');
    const sent = await page.cut(positioningRoutes.tellProfile, here);
    expect(sent).toMatchObject({ ...profile, place: 'Le Dôme' });
    expect(page.text).not.toContain('C’est reçu.');
    expect(page.find<HTMLInputElement>('#place').value).toBe('Le Dôme');
  });

  it('does not change any more once the course has begun', async () => {
    await open(told({ editable: false }));
    expect(page.text).toContain('La formation a commencé');
    expect(() => page.control('Envoyer')).toThrow();
  });
});
