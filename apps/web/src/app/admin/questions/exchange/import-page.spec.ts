import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import {
  exchangeRoutes,
  ImportReading,
  organisationRoutes,
  type QuestionFeedback,
} from '@percolateur/contract';
import { coordinator, hub, organisationId } from '../../../testing/coordination';
import { Page } from '../../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const digest = 'a'.repeat(64);
const read = (place: number, changes: Partial<ImportReading['questions'][number]> = {}) => ({
  ...{ place, line: place * 10, title: `Question ${place}`, kind: 'true-false' as const },
  ...{ tags: ['mots'], lacks: [], twinId: null, sameAs: null },
  preview: {
    shown: {
      id: `q${place}`,
      kind: 'true-false' as const,
      prompt: `Vrai ${place} ?`,
      lessonId: null,
    },
    corrected: corrected(`q${place}`),
  },
  ...changes,
});
const corrected = (questionId: string): QuestionFeedback => ({
  ...{ questionId, kind: 'true-false', share: 0, right: false, why: 'Sans réponse.' },
  ...{ key: true, chosen: null, whyNot: 'Non.', explanation: 'Voilà.' },
});
const reading = (changes: Partial<ImportReading> = {}) =>
  ImportReading.parse({ digest, questions: [], faults: [], unsupported: [], ...changes });
const inHub = { params: { organisationId } };

describe('a file of questions', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open('/coordination/questions/importer', coordinator);
    await page.answer(organisationRoutes.list, {}, [hub]);
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });
  const choose = async (file: File) => {
    const field = page.find<HTMLInputElement>('#file');
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.wait(0);
  };
  const bank = () => new File(['// une banque'], 'banque.gift');
  const ticked = () =>
    [...page.root.querySelectorAll<HTMLInputElement>('app-read-question label.choice input')].map(
      ({ checked }) => checked,
    );

  it('is shown before anything is kept: what it brings, what is asked already, what could not be read', async () => {
    await choose(bank());
    await page.answer(
      exchangeRoutes.readFile,
      inHub,
      reading({
        questions: [
          read(1, { lacks: ['Il manque l’explication.'] }),
          read(2, { twinId: id(9) }),
          read(3, { sameAs: 1 }),
        ],
        faults: [{ line: 7, message: 'L’accolade n’est jamais refermée.' }],
        unsupported: [{ line: 12, type: 'drawing', title: 'Un dessin' }],
      }),
    );
    expect(page.text).toContain('« banque.gift » : 3 questions lues');
    expect(page.text).toContain('2 déjà posées');
    expect(page.text).toContain('Ligne 7 : L’accolade n’est jamais refermée.');
    expect(page.text).toContain('Ligne 12 : Un dessin, de type « drawing »');
    expect(page.text).toContain('Il manque l’explication.');
    expect(page.text).toContain('Elle répète la question 1.');
    expect(ticked()).toEqual([true, false, false]);
    expect(page.control('Garder 1 question en brouillon')).toBeTruthy();
    page.quiet();
  });

  it('gives what was chosen, once, as it was shown', async () => {
    await choose(bank());
    const questions = Array.from({ length: 14 }, (_, at) => read(at + 1));
    await page.answer(exchangeRoutes.readFile, inHub, reading({ questions }));
    expect(ticked()).toHaveLength(10);
    await page.press('Afficher la suite (4)');
    expect(ticked()).toHaveLength(14);
    page.root.querySelectorAll<HTMLElement>('app-read-question label.choice')[3].click();
    await page.wait(0);
    await page.press('Garder 13 questions en brouillon');
    const wire = TestBed.inject(HttpTestingController);
    const keep = () => wire.expectOne(({ url }) => url.includes('/questions/import?'));
    const first = keep();
    const asked = new URL(first.request.url, 'http://la.fr').searchParams;
    expect([asked.get('digest'), asked.get('chosen')]).toEqual([digest, '1-3,5-14']);
    first.error(new ProgressEvent('error'));
    await page.wait(0);
    await page.press('Garder 13 questions en brouillon');
    const again = keep();
    // The same request: what arrived of the first one is not kept twice.
    expect(again.request.url).toBe(first.request.url);
    again.flush({ questions: [{ id: id(60), title: 'Question 1' }] });
    await page.wait(0);
    expect(page.text).toContain('1 question est gardée en brouillon.');
    expect(page.control('Question 1').getAttribute('href')).toContain(id(60));
  });

  it('that is too large is told here, and goes nowhere', async () => {
    const file = bank();
    Object.defineProperty(file, 'size', { value: 5_000_001 });
    await choose(file);
    expect(page.text).toContain('Ce fichier dépasse 5 Mo.');
    page.quiet();
  });
});
