import { StreamableFile } from '@nestjs/common';

/** A PDF that the browser shows, and saves under this name. */
export function pdfFile(bytes: Buffer, name: string): StreamableFile {
  const filename = name.normalize('NFD').replace(/[^\w-]+/g, '');
  return new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="${filename}.pdf"`,
    length: bytes.length,
  });
}
