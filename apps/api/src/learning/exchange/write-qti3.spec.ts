import { asNumber, gradeQuestion, rightAnswer } from '@percolateur/domain';
import type { Answer, Question } from '@percolateur/domain';
import fc from 'fast-check';
import { entries } from '../../../test/arbitrary-entries';
import { qtiOutcomes, qtiParts, within } from '../../../test/qti-score';
import type { Given } from '../../../test/qti-score';
import { unzipped } from '../../../test/unzipped';
import type { Entry } from './draft';
import type { Picture } from './picture';
import { qtiItem } from './qti-item';
import { writeQti3 } from './write-qti3';

const item = (question: Question) => qtiItem({ ...entry, question }, 'item-1', (hash) => hash);
const entry: Omit<Entry, 'question'> = { title: 'Titre', tags: [], code: null };

/** An answer of ours as QTI has it. */
function given(question: Question, answer: Answer, name = 'RESPONSE'): Given {
  switch (answer.kind) {
    case 'single':
      return { [name]: `c_${answer.choiceId}` };
    case 'multiple':
      return { [name]: answer.choiceIds.map((id) => `c_${id}`) };
    case 'true-false':
      return { [name]: String(answer.value) };
    case 'ordering':
      return { [name]: answer.itemIds.map((id) => `i_${id}`) };
    case 'matching':
      return { [name]: answer.pairs.map(({ itemId, targetId }) => `i_${itemId} t_${targetId}`) };
    case 'numeric':
      return { [name]: Number(answer.value) };
    case 'gap': {
      if (question.kind !== 'gap') return {};
      const filled = question.gaps.flatMap(({ id, choices }, at) => {
        const text = answer.filled.find(({ gapId }) => gapId === id)?.text;
        const said = choices ? `w_${choices.indexOf(text ?? '') + 1}` : text;
        return said === undefined ? [] : [[`${name}_${at + 1}`, said]];
      });
      return Object.fromEntries(filled) as Given;
    }
    case 'scenario': {
      if (question.kind !== 'scenario') return {};
      return Object.assign(
        {},
        ...question.parts.map((part, at) => {
          const own = answer.parts.find(({ questionId }) => questionId === part.id)?.answer;
          return own ? given(part, own, `${name}_${at + 1}`) : {};
        }),
      ) as Given;
    }
    default:
      return { [name]: answer.text };
  }
}

describe('an item of QTI 3', () => {
  test('gives the share that we give, whatever is chosen, ordered or matched', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat(99)), (bank, draws) => {
        const drawn = <T>(list: readonly T[]) => list[draws.next().value! % list.length]!;
        for (const { question } of bank) {
          const answer = drawnAnswer(question, drawn);
          if (!answer) continue;
          const { SCORE } = qtiOutcomes(item(question), given(question, answer));
          expect(SCORE).toBeCloseTo(asNumber(gradeQuestion(question, answer)), 4);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('gives the whole point for the key of every question, and nothing for no answer', () => {
    fc.assert(
      fc.property(entries, (bank) => {
        for (const { question } of bank) {
          const key = rightAnswer(question);
          const xml = item(question);
          expect(qtiOutcomes(xml, {})['SCORE']).toBe(0);
          if (key && asNumber(gradeQuestion(question, key)) === 1 && !unsure(question))
            expect(qtiOutcomes(xml, given(question, key))['SCORE']).toBeCloseTo(1, 4);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('names everything once, and answers what it declares', () => {
    fc.assert(
      fc.property(entries, (bank) => {
        for (const { question } of bank) {
          const parts = qtiParts(item(question));
          const all = within(parts);
          const names = (pattern: RegExp, attribute: string) =>
            all.flatMap(({ name, attributes }) =>
              pattern.test(name) ? [attributes[attribute] ?? ''] : [],
            );
          const declared = names(/-declaration$/, 'identifier');
          expect(new Set(declared).size).toBe(declared.length);
          for (const name of declared) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
          const asked = all.flatMap(({ attributes }) => attributes['response-identifier'] ?? []);
          expect(asked.toSorted()).toEqual(
            names(/^qti-response-declaration$/, 'identifier').toSorted(),
          );
          const used = names(
            /^qti-(?:variable|map-response|set-outcome-value)$/,
            'identifier',
          ).concat(names(/^qti-modal-feedback$/, 'outcome-identifier'));
          expect(declared).toEqual(expect.arrayContaining(used));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('says why of the mistake that was made', () => {
    const question = {
      ...{ id: 'q', prompt: 'Capitale ?', explanation: 'Depuis toujours.', kind: 'short' as const },
      ...{ accepted: [{ text: 'Paris', percent: 100 }], tolerance: 0 },
      mistakes: [{ text: 'Lyon', explanation: 'C’est la troisième ville.' }],
    };
    const xml = item(question);
    const told = (answer: string) => {
      const outcomes = qtiOutcomes(xml, { RESPONSE: answer });
      return qtiParts(xml)
        .filter(({ name, attributes }) => {
          const { 'outcome-identifier': outcome = '', identifier } = attributes;
          return name === 'qti-modal-feedback' && outcomes[outcome] === identifier;
        })
        .map((part) =>
          within(part.children)
            .map(({ text }) => text)
            .join(''),
        );
    };
    expect(told('LYON')).toEqual(['C’est la troisième ville.', 'Depuis toujours.']);
    expect(told('Metz')).toEqual(['Depuis toujours.']);
  });
});

test('a package holds an item for each question, its pictures, and says where they are', async () => {
  const hash = 'ab'.repeat(32);
  const png: Picture = { type: 'image/png', bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') };
  const bank = [`Voici ![un chat](image:${hash})`, 'Sans image'].map((prompt, at): Entry => ({
    ...{ title: `Titre & ${at}`, code: null, tags: ['été'] },
    question: { id: 'q', prompt, explanation: '', kind: 'true-false', right: true, whyNot: '' },
  }));
  const { bytes, altered } = await writeQti3(bank, new Map([[hash, png]]));
  expect(altered).toEqual([]);
  expect((await writeQti3(bank, new Map([[hash, png]]))).bytes).toEqual(bytes);
  const files = unzipped(bytes);
  expect([...files.keys()].toSorted()).toEqual([
    ...[`images/${hash}.png`, 'imsmanifest.xml', 'items/item-1.xml', 'items/item-2.xml'],
  ]);
  expect(files.get(`images/${hash}.png`)).toEqual(png.bytes);
  expect(files.get('items/item-1.xml')!.toString()).toContain(`src="../images/${hash}.png"`);
  const manifest = within(qtiParts(files.get('imsmanifest.xml')!.toString()));
  const named = manifest.filter(({ name }) => name === 'file');
  expect(named.map(({ attributes }) => attributes['href'])).toEqual([
    ...['items/item-1.xml', `images/${hash}.png`, 'items/item-2.xml'],
  ]);
  expect(manifest.filter(({ name }) => name === 'string').map(({ text }) => text)).toEqual([
    ...['Titre & 0', 'été', 'Titre & 1', 'été'],
  ]);
});

/** Words of a list that are there twice, or not at all: which of them is chosen is not said. */
const unsure = (question: Question): boolean =>
  question.kind === 'scenario'
    ? question.parts.some(unsure)
    : question.kind === 'gap' &&
      question.gaps.some(
        ({ choices, accepted }) =>
          choices && (new Set(choices).size < choices.length || !choices.includes(accepted[0]!)),
      );

/** An answer drawn among those that there are to choose; null where one is typed. */
function drawnAnswer(question: Question, drawn: <T>(list: readonly T[]) => T): Answer | null {
  const some = <T>(list: readonly T[]) => list.filter(() => drawn([true, false]));
  switch (question.kind) {
    case 'single':
      return { kind: 'single', choiceId: drawn(question.choices).id };
    case 'multiple':
      return { kind: 'multiple', choiceIds: some(question.choices).map(({ id }) => id) };
    case 'true-false':
      return { kind: 'true-false', value: drawn([true, false]) };
    case 'ordering': {
      const ids = question.items.map(({ id }) => id);
      return {
        kind: 'ordering',
        itemIds: drawn([ids, ids.toReversed(), [...ids.slice(1), ids[0]!]]),
      };
    }
    case 'matching':
      return {
        kind: 'matching',
        pairs: some(question.items).map(({ id }) => ({
          ...{ itemId: id, targetId: drawn(question.targets).id },
        })),
      };
    case 'numeric': {
      const { value, tolerance } = drawn([...question.accepted, ...question.mistakes]);
      return {
        kind: 'numeric',
        value: String(value + tolerance),
        unit: question.units[0]?.name ?? null,
      };
    }
    default:
      return null;
  }
}
