import { BeliefBrief, positioningRoutes } from '@percolateur/contract';
import { lucie } from '../../testing/coordination';
import { cohortId } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const belief = (place: number, chosen: number) => ({
  ...{ text: `On croit cela ${place}.`, prompt: 'Est-ce vrai ?', chosen, sure: 2, rather: 1 },
  lesson: place === 1 ? { id: 'regler', title: 'Régler', halfDay: 'Jour 1' } : null,
  activity: { minutes: 5, title: `Un geste ${place}`, gesture: 'Faites ceci.' },
});
const brief = (changes: Partial<BeliefBrief> = {}) =>
  BeliefBrief.parse({
    ...{ cohortTitle: 'Café IA, Caen', handedIn: 9, fewest: 3, certainty: [] },
    beliefs: [1, 2, 3, 4, 5, 6, 7, 8].map((place) => belief(place, 10 - place)),
    ...changes,
  });

describe('what a room believes', () => {
  let page: Page;
  const open = async (answer: BeliefBrief) => {
    page = await Page.open(`/animer/${cohortId}/idees-recues`, lucie);
    await page.answer(positioningRoutes.brief, { params: { cohortId } }, answer);
  };
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  it('is answered for the three that are held most firmly, and named for three more', async () => {
    await open(brief());
    expect(page.text).toContain('« On croit cela 1. »');
    expect(page.text).toContain('9 personnes sur 9, dont 2 pour qui c’est certain et 1 plutôt.');
    expect(page.text).toContain('La séquence qui y répond : Régler (Jour 1)');
    expect(page.text).toContain('Un geste 3, 5 min.');
    expect(page.text).not.toContain('Un geste 4');
    expect(page.text).toContain('« On croit cela 6. » : 4 personnes');
    expect(page.text).not.toContain('On croit cela 7');
    expect(page.text).not.toContain('Être certain');
  });

  it('says how often each certainty was right', async () => {
    const certainty = [
      { certainty: 'sure' as const, given: 20, right: 5 },
      { certainty: 'rather' as const, given: 10, right: 8 },
      { certainty: 'not' as const, given: 0, right: 0 },
    ];
    await open(brief({ certainty, beliefs: [] }));
    expect(page.text).toContain('Aucune idée reçue n’est tenue pour certaine');
    expect(page.text).toContain('Certain205');
    const widths = [...page.root.querySelectorAll('rect')].map((bar) => bar.getAttribute('width'));
    expect(widths).toEqual(['100', '25', '50', '40', '0', '0']);
  });

  it('is not told of a few: it would name them', async () => {
    await open(brief({ handedIn: 2, beliefs: [] }));
    expect(page.text).toContain('2 positionnements reçus pour l’instant.');
    expect(page.text).toContain('on devinerait qui croit quoi');
    expect(page.text).not.toContain('Aucune idée reçue');
  });
});
