/** Who signs a document, and when, as readers of PDF show it. */
export interface Signing {
  by: string;
  city: string;
  at: Date;
  /** Bytes kept for the signature. */
  room: number;
}

/** As wide as an offset may grow; filled in once the document is whole. */
const unknown = 9_999_999_999;
const unknownRange = `/ByteRange [0 ${unknown} ${unknown} ${unknown}]`;

/** What pdfkit holds of its forms, and its types do not tell. */
interface Inside {
  _root: { data: { AcroForm?: PDFKit.PDFKitReference } };
  _acroform: { fonts: object; defaultFont: string };
  page: { annotations: PDFKit.PDFKitReference[] };
}

/**
 * Keeps room for a signature (PAdES, ETSI EN 319 142-1, 5): a field that no eye sees, named among the
 * tags for whoever reads by ear (PDF/UA-1, 7.18.4).
 */
export function keepSignaturePlace(
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  { by, city, at, room }: Signing,
): void {
  const inside = doc as unknown as Inside;
  const signature = doc.ref({
    ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' },
    ByteRange: [0, unknown, unknown, unknown],
    Contents: Buffer.alloc(room),
    ...{ M: at, Name: new String(by), Location: new String(city) },
  });
  signature.end(null);
  const alt = `Signature électronique de ${by}`;
  const form = doc.struct('Form', { alt });
  parent.add(form);
  // Nowhere: at the lower left corner, without any size.
  doc.annotate(0, doc.page.height, 0, 0, {
    ...{ Subtype: 'Widget', FT: 'Sig', T: new String('Signature'), TU: new String(alt) },
    // Printed and locked, as PDF/A wants it: it has no size.
    ...{ V: signature, F: 132, structParent: form },
  } as never);
  form.end();
  const field = inside.page.annotations.at(-1)!;
  inside._root.data.AcroForm = doc.ref({ Fields: [field], SigFlags: 3, DR: { Font: {} } });
  inside._acroform = { fonts: {}, defaultFont: 'none' };
}

/** The bytes that the signature is of, and where it stands. */
export interface ToSign {
  /** All but the signature itself. */
  content: Buffer;
  /** The document with this signature in its place. @throws RangeError when it has not enough room */
  signed(signature: Uint8Array): Buffer;
}

/** Opens the place that was kept. @throws Error when none was */
export function openSignaturePlace(pdf: Buffer): ToSign {
  const range = pdf.lastIndexOf(unknownRange, undefined, 'latin1');
  const begins = pdf.indexOf('/Contents <', range, 'latin1') + '/Contents '.length;
  const ends = pdf.indexOf('>', begins, 'latin1') + 1;
  if (range < 0 || ends < 1) throw new Error('No place was kept for a signature');
  const said = `/ByteRange [0 ${begins} ${ends} ${pdf.length - ends}]`.padEnd(unknownRange.length);
  const whole = Buffer.from(pdf);
  whole.write(said, range, 'latin1');
  return {
    content: Buffer.concat([whole.subarray(0, begins), whole.subarray(ends)]),
    signed(signature) {
      if (signature.length * 2 > ends - begins - 2) throw new RangeError('It does not fit');
      whole.write(Buffer.from(signature).toString('hex'), begins + 1, 'latin1');
      return whole;
    },
  };
}
