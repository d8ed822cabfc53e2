import { courseRoutes, sessionRoutes } from '@percolateur/contract';
import type { AnswerOf, CurrentPerson } from '@percolateur/contract';
import { nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const programme: AnswerOf<typeof courseRoutes.programme> = {
  title: 'Un autre cours',
  version: '1.0.0',
  licence: 'CC BY-SA 4.0',
  objective: 'En parler.',
  audience: '',
  prerequisites: '',
  methods: '',
  assessment: '',
  accessibility: '',
  contact: '',
  durationMinutes: 210,
  halfDays: [
    {
      id: 'histoire',
      position: 1,
      theme: 'histoire',
      title: 'D’où ça vient',
      summary: 'Des idées et des promesses.',
      durationMinutes: 210,
      objectives: [],
      lessons: [],
    },
  ],
  credits: [],
};

const open = async (person: CurrentPerson | null) => {
  const page = await Page.open('/', person);
  await page.answer(sessionRoutes.about, {}, { version: '0', demo: true, mailbox: true });
  await page.answer(courseRoutes.programme, {}, programme);
  return page;
};

it('lets in who is not, and takes back who is', async () => {
  const stranger = await open(null);
  expect(stranger.control('Entrer').getAttribute('href')).toBe('/entrer');
  stranger.close();
  const learner = await open(nadia);
  expect(learner.control('Reprendre ma formation').getAttribute('href')).toBe('/ma-formation');
  expect(learner.text).not.toContain('Entrer');
});

it('speaks of the course as it is taught', async () => {
  const page = await open(null);
  expect(page.text).toContain('Un autre cours');
  expect(page.text).toContain('Des idées et des promesses.');
});

it('lets one bet on the next word before it says what the machine counted', async () => {
  const page = await open(null);
  expect(page.text).not.toContain('50 %');
  await page.press('bon');
  expect(page.text).toContain('jamais lu à cet endroit');
  const shares = [...page.root.querySelectorAll('app-next-word-taste td')].map((cell) =>
    parseInt(cell.textContent ?? ''),
  );
  expect(shares).toEqual([50, 25, 25]);
  const before = page.read('.sentence');
  await page.press('Tirer le mot suivant');
  expect(page.read('.sentence')).not.toBe(before);
  await page.press('Recommencer');
  expect(page.read('.sentence')).toBe(before);
});
