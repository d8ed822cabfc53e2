import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, its spaces made plain, and what it says of itself. */
export async function readPdf(bytes: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text: pageTexts } = await extractText(pdf, { mergePages: false });
  const { info } = await pdf.getMetadata();
  const attached = [...((await pdf.getAttachments()) ?? new Map<string, unknown>()).keys()];
  const attachments = await Promise.all(attached.map((id) => pdf.getAttachmentContent(id)));
  const tags: string[] = [];
  const walk = (node: { role?: string; children?: unknown[] }) => {
    if (node.role) tags.push(node.role);
    node.children?.forEach((child) => walk(child as typeof node));
  };
  for (let page = 1; page <= pdf.numPages; page += 1) {
    walk((await (await pdf.getPage(page)).getStructTree()) as Parameters<typeof walk>[0]);
  }
  return {
    pages: pdf.numPages,
    pageTexts,
    text: pageTexts.join('\n').replace(/\s+/g, ' '),
    info: info as { Title: string; Language: string },
    attachments: attachments as Uint8Array[],
    tags,
  };
}
