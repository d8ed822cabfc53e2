import { getDocumentProxy } from 'unpdf';

/** What a PDF holds that may be verified. */
export interface PdfContents {
  /** The codes of its addresses `/verifier/CODE`, as they are written. */
  codes: string[];
  /** Attached files that may be credentials. */
  attachments: string[];
}

const mostPages = 12;
const heaviest = 256 * 1024;

/** Reads the text of the first pages and the attachments. @throws Error for what is no PDF */
export async function pdfContents(bytes: Uint8Array): Promise<PdfContents> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
  try {
    const texts: string[] = [];
    for (let page = 1; page <= Math.min(pdf.numPages, mostPages); page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    const text = texts.join('\n').replace(/\s+/g, '');
    const codes = [...text.matchAll(/\/verifier\/((?:[0-9A-Z]{4}-)+[0-9A-Z]{4})/g)];
    const attached = [...((await pdf.getAttachments()) ?? new Map<string, unknown>()).keys()];
    const attachments: string[] = [];
    for (const id of attached.slice(0, 5)) {
      const content = (await pdf.getAttachmentContent(id)) as Uint8Array | null;
      if (content && content.length <= heaviest) attachments.push(Buffer.from(content).toString());
    }
    return { codes: [...new Set(codes.map(([, code]) => code))].slice(0, 3), attachments };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
