import fc from 'fast-check';
import { entries } from '../../../test/arbitrary-entries';
import type { Draft, FileRead } from './draft';
import { readGift } from './gift';
import { readMoodleXml } from './moodle-xml';
import { plainIds } from './same';
import { writeGift } from './write-gift';
import { writeMoodleXml } from './write-moodle-xml';

const pictures = new Map();
const formats = [
  ['GIFT', writeGift, readGift],
  ['Moodle XML', writeMoodleXml, readMoodleXml],
] as const;
const kept = ({ question, title, tags, code }: Omit<Draft, 'line' | 'lacks'>) => ({
  ...{ question: JSON.parse(JSON.stringify(plainIds(question))) as unknown, title, tags, code },
});
const total = ({ drafts, faults, unsupported }: FileRead) =>
  drafts.length + faults.length + unsupported.length;

describe.each(formats)('%s', (_, write, read) => {
  test('written then read is the same bank, whatever its questions are', () => {
    fc.assert(
      fc.property(entries, (bank) => {
        const { faults, unsupported, drafts } = read(write(bank, pictures).bytes);
        expect({ faults, unsupported }).toEqual({ faults: [], unsupported: [] });
        expect(drafts.map(kept)).toEqual(bank.map(kept));
      }),
      { numRuns: 300 },
    );
  });

  test('written twice is the same file', () => {
    fc.assert(
      fc.property(entries, (bank) => {
        const once = write(bank, pictures).bytes;
        expect(write(read(once).drafts, pictures).bytes.toString()).toBe(
          write(read(write(read(once).drafts, pictures).bytes).drafts, pictures).bytes.toString(),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('any bytes are read without an accident', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(total(read(Buffer.from(bytes)))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a file cut or spoilt anywhere is read as far as it can be', () => {
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.nat(),
        fc.uint8Array({ maxLength: 6 }),
        (bank, at, gone, put) => {
          const { bytes } = write(bank, pictures);
          const from = at % bytes.length;
          const rest = bytes.subarray(from + (gone % 40));
          expect(
            total(read(Buffer.concat([bytes.subarray(0, from), put, rest]))),
          ).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
