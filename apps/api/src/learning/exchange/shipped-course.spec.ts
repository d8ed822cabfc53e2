import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadCourse } from '@percolateur/content/load';
import { questionTexts } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import type { Entry } from './draft';
import { readGift } from './gift';
import { readMoodleXml } from './moodle-xml';
import type { Picture } from './picture';
import { plainIds } from './same';
import { writeGift } from './write-gift';
import { writeMoodleXml } from './write-moodle-xml';

const folder = fileURLToPath(
  new URL('../../../../../libs/content/courses/cafe-ia', import.meta.url),
);
const { quizzes } = await loadCourse(folder);
const questions = quizzes.flatMap((quiz) => quiz.questions);
const said = ({ question, title, tags, code }: Entry) => ({
  ...{ question: JSON.parse(JSON.stringify(plainIds(question))) as unknown, title, tags, code },
});
const entriesOf = (all: readonly Question[]): Entry[] =>
  all.map((question, at) => ({
    ...{ question, title: `Question ${at + 1}`, tags: ['café ia'], code: `cafe-ia/${question.id}` },
  }));

describe.each([
  ['GIFT', writeGift, readGift],
  ['Moodle XML', writeMoodleXml, readMoodleXml],
] as const)('the shipped course in %s', (_, write, read) => {
  test('is read again the same, each of its questions', () => {
    const entries = entriesOf(questions);
    expect(entries.length).toBeGreaterThan(50);
    const { drafts, faults, unsupported } = read(write(entries, new Map()).bytes);
    expect({ faults, unsupported }).toEqual({ faults: [], unsupported: [] });
    expect(drafts.map(said)).toEqual(entries.map(said));
  });

  test('is read again the same with a picture in each of its texts', () => {
    const pictures = new Map<string, Picture>();
    const drawn = (text: string) => {
      const bytes = Buffer.concat([
        Buffer.from('89504e470d0a1a0a', 'hex'),
        Buffer.from(String(pictures.size % 7)),
      ]);
      const hash = createHash('sha256').update(bytes).digest('hex');
      pictures.set(hash, { type: 'image/png', bytes });
      return text && `${text} ![une tasse](image:${hash})`;
    };
    const entries = entriesOf(questions.map((question) => questionTexts(question, drawn)));
    const again = read(write(entries, pictures).bytes);
    expect(again.faults).toEqual([]);
    expect(again.drafts.map(said)).toEqual(entries.map(said));
    expect(again.pictures).toEqual(pictures);
  });
});
