import { readPdf } from '../../test/read-pdf';
import { runs, unwritable } from './faces';
import { Paper } from './paper';

const at = new Date('2026-11-24T08:00:00Z');

describe('paper', () => {
  test('says what it is, in French, and embeds every font it uses', async () => {
    const paper = Paper.open('Essai', at);
    const bytes = await paper.text('H1', 'Titre').text('P', 'Un texte.').close();
    const source = bytes.toString('latin1');
    expect(source).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source.match(/\/FontDescriptor\b/g)?.length).toBeGreaterThan(0);
    expect(source).not.toContain('/Type1');
    expect(source.match(/\/FontFile2/g)?.length).toBe(
      source.match(/\/Type \/FontDescriptor/g)?.length,
    );
    const pdf = await readPdf(bytes);
    expect(pdf.info).toMatchObject({ Title: 'Essai', Language: 'fr-FR' });
    expect(pdf.tags).toEqual(['Root', 'Document', 'H1', 'P']);
  });

  test('is the same bytes whatever was drawn before, and loses no letter', async () => {
    const draw = (text: string) =>
      Paper.open('Essai', at).text('P', text, { weight: 'bold' }).close();
    // First met as parts of others: the subset of a font draws « É » with « E ».
    await draw('ÀÂÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûü:;!?…');
    const line = 'ELO-ACU : art. L. 6353-1 ; fait à Caen, un café.';
    const first = await draw(line);
    expect((await draw(line)).equals(first)).toBe(true);
    expect((await readPdf(first)).text).toBe(line);
  });

  test('sets French typography', async () => {
    const paper = Paper.open('Essai', at);
    const pdf = await readPdf(
      await paper.text('P', "Aujourd'hui, de 9 h à 12 h 30 : café ?").close(),
    );
    expect(pdf.text).toBe('Aujourd’hui, de 9 h à 12 h 30 : café ?');
  });

  test.each([
    ['Jürgen Œuvrard', ['atkinson latin:Jürgen Œuvrard']],
    ['Łucja', ['atkinson latin-ext:Ł', 'atkinson latin:ucja']],
    [
      'Élise Nguyễn',
      [
        'atkinson latin:Élise ',
        'noto-sans latin:Nguy',
        'noto-sans vietnamese:ễ',
        'noto-sans latin:n',
      ],
    ],
    ['9\u202fh\u2011', ['atkinson latin:9\u00a0h-']],
    ['Ольга', ['noto-sans cyrillic:Ольга']],
    ['e\u0301', ['atkinson latin:é']],
    ['A\u200bb', ['atkinson latin:Ab']],
    ['\u{13000}', ['atkinson latin:U+13000']],
  ])('writes « %s » with faces that have each letter', (text, expected) => {
    const named = runs(text, 'regular').map(({ face, text: run }) => {
      const [, family, subset] = /files\/(atkinson|noto-sans).*?-(latin-ext|[a-z]+)-400/.exec(
        face,
      )!;
      return `${family} ${subset}:${run}`;
    });
    expect(named).toEqual(expected);
  });

  test('names the characters that no face has', () => {
    expect(unwritable('Zoé \u{13000}\u{13000} \u{12000} Ωμέγα')).toEqual([
      '\u{13000}',
      '\u{12000}',
    ]);
  });
});
