// The PDF library alone making the page that we made: every mark at the place where ours put it, with
// the same fonts opened beforehand, tagged and PDF/A-3a as ours is. What it is spared is working out
// what goes where.
import PDFDocument from 'pdfkit';

const marks = [
  ...['registerFont', 'font', 'fontSize', 'fillColor', 'text', 'addPage', 'switchToPage', 'image'],
  ...['rect', 'circle', 'moveTo', 'lineTo', 'lineWidth', 'fill', 'stroke'],
];

/** The marks that drawing puts on its last document, in order. */
export async function marksDuring(draw) {
  const recorded = new Map();
  const { prototype } = PDFDocument;
  const before = marks.map((name) => [name, prototype[name]]);
  let inside = false;
  for (const [name, method] of before) {
    prototype[name] = function (...args) {
      if (inside) return method.apply(this, args);
      if (!recorded.has(this)) recorded.set(this, []);
      recorded.get(this).push([name, args]);
      inside = true;
      try {
        return method.apply(this, args);
      } finally {
        inside = false;
      }
    };
  }
  await draw();
  for (const [name, method] of before) prototype[name] = method;
  return [...recorded.values()].at(-1);
}

/** Puts those marks on a document of the library. */
export async function drawAlone(recorded) {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 52, bufferPages: true, autoFirstPage: false, font: null },
    ...{ pdfVersion: '1.7', subset: 'PDF/A-3a', tagged: true, lang: 'fr-FR', displayTitle: true },
    info: { Title: 'Attestation' },
  });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const [name, args] of recorded) {
    if (name === 'text') {
      root.add(doc.struct('P', () => doc.text(...args)));
    } else {
      doc[name](...args);
    }
  }
  root.end();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
