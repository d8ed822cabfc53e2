import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The cells of a row, as text kept in place; what begins with `<` is XML, and taken as it is. */
export const row = (at: number, ...cells: string[]) =>
  `<row r="${at}">${cells
    .map((cell, index) =>
      cell.startsWith('<')
        ? cell
        : `<c r="${String.fromCharCode(65 + index)}${at}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`,
    )
    .join('')}</row>`;

/**
 * An Excel workbook put together part by part, as no library would: each sheet is named, and said by
 * its rows and what follows them.
 */
export function workbook(
  sheets: Record<string, { rows: string; after?: string; state?: 'hidden' }>,
  more: Record<string, Uint8Array> = {},
): Buffer {
  const named = Object.entries(sheets);
  const links = named.map(
    (_, at) =>
      `<Relationship Id="r${at}" Type="${office}/worksheet" Target="worksheets/s${at}.xml"/>`,
  );
  const text = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${named
      .map(
        ([name, { state }], at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="r${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${links.join('')}</Relationships>`,
    ...Object.fromEntries(
      named.map(([, { rows, after = '' }], at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  };
  const parts = Object.entries(text).map(([name, xml]) => [name, strToU8(xml)] as const);
  return Buffer.from(zipSync({ ...Object.fromEntries(parts), ...more }));
}
