import { readPdf } from '../../test/read-pdf';
import { openFaces } from './faces';
import { Paper } from './paper';

const at = new Date('2026-11-24T08:00:00Z');

describe('paper', () => {
  test('says what it is, in French, and embeds every font it uses', async () => {
    const paper = await Paper.open('Essai', at);
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

  test('sets French typography', async () => {
    const paper = await Paper.open('Essai', at);
    const pdf = await readPdf(
      await paper.text('P', "Aujourd'hui, de 9 h à 12 h 30 : café ?").close(),
    );
    expect(pdf.text).toBe('Aujourd’hui, de 9 h à 12 h 30 : café ?');
  });

  test.each([
    ['Jürgen Œuvrard', ['latin-regular:Jürgen Œuvrard']],
    ['Łucja', ['latin-ext-regular:Ł', 'latin-regular:ucja']],
    ['Nguyễn', ['latin-regular:Nguyên']],
    ['9\u202fh\u2011', ['latin-regular:9\u00a0h-']],
    ['Ольга', ['latin-regular:?????']],
    ['deux\nlignes', ['latin-regular:deux\nlignes']],
  ])('writes « %s » with the letters that the face has', async (text, expected) => {
    const { runs } = await openFaces();
    expect(runs(text, 'regular').map(({ face, text: run }) => `${face}:${run}`)).toEqual(expected);
  });
});
