import fc from 'fast-check';
import { aPrinted } from '../../../test/papers';
import { readPdf } from '../../../test/read-pdf';
import { drawCertificate } from './draw-certificate';

const read = async (...asked: Parameters<typeof aPrinted>) =>
  readPdf(await drawCertificate(aPrinted(...asked)));
/** Letters alone: where lines break does not matter. */
const bare = (text: string) => text.normalize('NFC').replace(/[\s\u00ad-]/g, '');

const words = (most: number) =>
  fc
    .array(fc.stringMatching(/^[A-Za-zéèçœ’]{1,18}$/), { minLength: 1, maxLength: 40 })
    .map((all) => all.join(' ').slice(0, most).trim() || 'x');

describe('a certificate, whatever its content', () => {
  const contents = fc.record({
    kind: fc.constantFrom('attestation' as const, 'realisation' as const),
    halfDays: fc.integer({ min: 1, max: 20 }),
    halfDayTitle: words(60),
    firstName: words(100),
    lastName: fc.oneof(words(100), fc.constant('W'.repeat(100))),
    employer: words(200),
    cohortTitle: words(200),
    place: words(300),
    objectives: fc.array(words(200), { minLength: 1, maxLength: 8 }),
    trainers: fc.array(words(60), { minLength: 0, maxLength: 5 }),
  });

  test('fits two pages, the last not empty, with nothing lost', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async ({ kind, halfDays, halfDayTitle, ...told }) => {
        const pdf = await read(
          kind,
          {
            learner: {
              firstName: told.firstName,
              lastName: told.lastName,
              employer: told.employer,
            },
            course: { title: 'Un cours', version: '1.0.0', objectives: told.objectives },
            cohortTitle: told.cohortTitle,
            place: told.place,
            trainers: told.trainers,
          },
          { halfDays, halfDayTitle },
        );
        expect(pdf.pages).toBeLessThanOrEqual(2);
        expect(bare(pdf.pageTexts.at(-1)!).length).toBeGreaterThan(40);
        const text = bare(pdf.text);
        const said = [told.firstName, told.lastName, told.employer, told.cohortTitle, told.place];
        for (const each of [...said, ...told.trainers]) expect(text).toContain(bare(each));
        if (kind === 'attestation') {
          for (const each of told.objectives) expect(text).toContain(bare(each));
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('at its longest, still fits two pages', async () => {
    const long = (count: number) => 'Marie-Antoinette de Saint-Hilaire '.repeat(10).slice(0, count);
    const pdf = await read(
      'attestation',
      {
        learner: { firstName: long(100), lastName: 'W'.repeat(100), employer: long(200) },
        organisation: {
          ...aPrinted('attestation').snapshot.organisation,
          legalName: long(200),
          address: long(200),
          representativeName: long(200),
        },
        course: {
          title: long(200),
          version: '1.0.0',
          objectives: Array.from({ length: 8 }, () => long(200)),
        },
        cohortTitle: long(200),
        place: long(400),
        trainers: Array.from({ length: 5 }, () => long(100)),
      },
      { halfDays: 20, halfDayTitle: long(50) },
    );
    expect(pdf.pages).toBe(2);
  });

  test('one that states sixty-nine objectives, as the first ones did, fits two pages', async () => {
    const objectives = Array.from(
      { length: 69 },
      (_, index) => `Comparer deux faits sourcés et une controverse sur un même sujet, ${index}`,
    );
    const pdf = await read('attestation', {
      course: { title: 'Un cours', version: '1.0.0', objectives },
    });
    expect(pdf.pages).toBe(2);
    for (const each of objectives) expect(bare(pdf.text)).toContain(bare(each));
  });
});

describe('a name comes out as it is written', () => {
  test.each([
    'Олена Коваленко',
    'محمد بن علي',
    'Nguyễn Thị Ánh',
    'Łukasz Żółć',
    'Čapek',
    'İpek Şahin',
    'Ōkubo',
    '𝒜nne',
    'Zoé 🌸',
    'Χρήστος',
    'გიორგი',
    'Արամ',
    'שרה כהן',
    '김민준',
    '大久保 さくら',
    '李明',
  ])('%s', async (name) => {
    const { text } = await read('realisation', {
      learner: { firstName: 'Ada', lastName: name, employer: name },
    });
    expect(text).toContain(`Ada ${name}`);
    expect(text).toContain(`Employeur : ${name}`);
    expect(text).not.toContain('?');
  });

  test('a vowel drawn before its consonant is read after it', async () => {
    const learner = { firstName: 'Ada', lastName: 'प्रिया', employer: '' };
    const bytes = await drawCertificate(aPrinted('realisation', { learner }));
    const said = Buffer.from('\ufeffप्रिया', 'utf16le').swap16().toString('latin1');
    expect(bytes.toString('latin1')).toContain(`/ActualText (${said.replaceAll('\t', '\\t')})`);
  });
});
