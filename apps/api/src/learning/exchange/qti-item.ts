import { renderText } from '@percolateur/content/text';
import { questionTexts } from '@percolateur/domain';
import type { Entry } from './draft';
import { interaction } from './qti-interaction';
import { outcome, set } from './qti-xml';
import { escapeXml, xml } from './xml-write';

const namespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const schema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';

/**
 * One question as an assessment item of QTI 3 (1EdTech, Assessment, Section and Item 3.0): response
 * processing gives its share of the point, its explanations are modal feedback.
 */
export function qtiItem(
  { question, title }: Entry,
  identifier: string,
  pathOf: (sha256: string) => string,
): string {
  const ready = questionTexts(question, (text, shape) =>
    asXml(renderText(text, shape, (sha256) => pathOf(sha256))),
  );
  const told = interaction(ready, 'RESPONSE');
  const bounds = { 'normal-maximum': 1, 'normal-minimum': 0 };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(
    'qti-assessment-item',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schema}`,
      ...{ identifier, title, adaptive: 'false', 'time-dependent': 'false', 'xml:lang': 'fr' },
    },
    ...told.responses,
    outcome(
      'SCORE',
      'float',
      0,
      told.score === null ? { ...bounds, 'external-scored': 'human' } : bounds,
    ),
    outcome('MAXSCORE', 'float', 1),
    ...told.outcomes,
    xml('qti-item-body', {}, told.body),
    xml(
      'qti-response-processing',
      {},
      ...told.rules,
      ...(told.score === null ? [] : [set('SCORE', told.score)]),
    ),
    ...told.feedback,
  )}\n`;
}

/** Our own HTML is XML, but for what browsers alone read and what items may not hold. */
function asXml(html: string): string {
  return html
    .replace(/[^<>&"]+/g, escapeXml)
    .replace(/ (?:loading|rel)="[^"]*"/g, '')
    .replace(/<(br|img)((?: [a-z]+="[^"]*")*) ?\/?>/g, '<$1$2/>')
    .replace(/<s>(.*?)<\/s>/gs, '$1')
    .replace(/<a>(.*?)<\/a>/gs, '$1');
}
