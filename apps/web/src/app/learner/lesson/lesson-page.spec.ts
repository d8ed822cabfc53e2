import { courseRoutes } from '@percolateur/contract';
import { cohortId, lesson, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const where = { params: { cohortId, lessonId: lesson.id } };

const open = async (changes: Partial<typeof lesson> = {}) => {
  const page = await Page.open(`/ma-formation/${cohortId}/lecons/${lesson.id}`, nadia);
  await page.answer(courseRoutes.lesson, where, { ...lesson, ...changes });
  return page;
};
const escape = (target: Element) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));

it('says first what one will be able to do, and gives each block its kind', async () => {
  const page = await open();
  expect(page.find('.objectives').textContent).toContain('Citer trois réglages');
  const kinds = [...page.root.querySelectorAll('.kind')].map((kind) => kind.textContent?.trim());
  expect(kinds).toEqual(['Exemple', 'À vous', 'À débattre', 'À retenir', 'Pour votre café']);
});

it('tells the column of each cell of a table, for phones', async () => {
  const page = await open();
  const cells = [...page.root.querySelectorAll('tbody tr:first-child td')];
  expect(cells.map((cell) => cell.getAttribute('data-label'))).toEqual([
    'Fruit',
    'Taille',
    'Réponse',
  ]);
});

it('gives the description of a picture to everybody', async () => {
  const html = '<p><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="Trois cases reliées." /></p>';
  const [section] = lesson.sections;
  const page = await open({ sections: [{ ...section, html }] });
  expect(page.read('.described')).toContain('Trois cases reliées.');
});

describe('a word of the glossary', () => {
  it('opens in the flow under its paragraph, and Escape closes it', async () => {
    const page = await open();
    const word = page.find<HTMLButtonElement>('button.term');
    expect(word.getAttribute('aria-expanded')).toBe('false');
    word.click();
    const panel = page.find('.definition');
    expect(panel.previousElementSibling).toBe(word.closest('p'));
    expect(page.read('.definition')).toContain('Plus simplement : un bouton de volume.');
    expect(word.getAttribute('aria-expanded')).toBe('true');
    expect(word.getAttribute('aria-controls')).toBe(panel.id);
    escape(word);
    expect(page.root.querySelector('.definition')).toBeNull();
    expect(document.activeElement).toBe(word);
  });
});

describe('the sources', () => {
  it('are folded, and carry the month of their review', async () => {
    const page = await open();
    expect(page.control('Sources (1)').getAttribute('aria-expanded')).toBe('false');
    expect(page.control('Sources (1)').textContent).toContain('juin 2027');
    await page.press('Sources (1)');
    expect(page.find('#sources').classList).not.toContain('folded');
  });

  it('open from their number in the text, and lead back to it', async () => {
    const page = await open();
    const number = page.find<HTMLAnchorElement>('a[href="#source-manuel"]');
    number.click();
    await page.wait(0);
    expect(document.activeElement?.id).toBe('source-manuel');
    await page.press('Revenir au texte');
    expect(document.activeElement).toBe(number);
  });
});

describe('the place', () => {
  it('is shown where one was, and the page asks nothing to keep it unmoved', async () => {
    const page = await open();
    const here = page.find('.here');
    expect(here.textContent).toContain('Vous en étiez ici');
    expect(here.closest('section')?.id).toBe('section-essai');
    await page.press('Reprendre à « Réglez vous-même »');
    expect(document.activeElement?.textContent).toContain('Réglez vous-même');
    page.quiet();
  });

  it('is kept from the first visit on', async () => {
    const page = await open({ progress: { state: 'new', sectionId: null } });
    const seen = { state: 'seen' as const, sectionId: 'depart' };
    expect(await page.answer(courseRoutes.progress, where, seen)).toEqual(seen);
  });
});

it('is done when the reader says so, not before the server knows', async () => {
  const page = await open();
  await page.press('J’ai terminé cette séquence');
  expect(page.text).not.toContain('Séquence terminée');
  await page.cut(courseRoutes.progress, where);
  expect(page.text).toContain('sera notée terminée dès que le réseau répond');
  expect(page.text).not.toContain('Séquence terminée');
  dispatchEvent(new Event('online'));
  await page.answer(courseRoutes.progress, where, { state: 'done', sectionId: 'cafe' });
  expect(page.text).toContain('Séquence terminée. La suite vous attend.');
});

it('leads to its neighbours', async () => {
  const page = await open();
  expect(page.control('Précédente').getAttribute('href')).toContain('/lecons/tasse');
  expect(page.control('Suivante').getAttribute('href')).toContain('/lecons/idees');
});

it('says that it cannot be found, as the page’s title', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/lecons/${lesson.id}`, nadia);
  await page.refuse(courseRoutes.lesson, where, 404, 'not-found');
  expect(page.find('h1').textContent).toContain('Refusé');
});

it('draws in the page’s own face what holds only shapes and words, and leaves the rest a picture', async () => {
  const picture = (inside: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
    return `<p><img alt="Une boucle" src="data:image/svg+xml;base64,${btoa(svg)}"></p>`;
  };
  const html = picture('<text>Deviner</text>') + picture('<script>1</script>');
  const sections = lesson.sections.map((section, index) =>
    index === 0 ? { ...section, html } : section,
  );
  const page = await open({ sections });
  const drawing = page.find('app-prose svg');
  expect(drawing.getAttribute('aria-label')).toBe('Une boucle');
  expect(drawing.textContent).toBe('Deviner');
  expect(page.root.querySelectorAll('app-prose img')).toHaveLength(1);
});
