import { holdDashes, typeset } from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';

/** « Où », then where; left out when there is nothing to say. */
export interface Fact {
  term: string;
  details: string[];
}

/** What a message says, whatever its form. Plain text throughout; typography is done here. */
export interface Letter {
  subject: string;
  /** What a list of messages shows after the subject. */
  preview: string;
  greeting: string;
  /** Paragraphs and facts, in order, up to the action. */
  body: readonly (string | Fact)[];
  /** A code to copy, set large. */
  code?: string;
  /** The one thing to do; its address changes nothing by itself, since mail scanners follow links. */
  action: { label: string; url: string };
  /** What comes after it, for who reads on. */
  after: readonly (string | Fact)[];
  /** Who writes and how to reach them, a line each. */
  signature: readonly string[];
  attachments?: { filename: string; content: string; contentType: string }[];
}

/** The whole letter without a picture or a link to press: the action is a bare address. */
export function textOf({ greeting, body, code, action, after, signature }: Letter): string {
  const asText = (said: Letter['body']) =>
    said.filter(isSaid).map((block) => (typeof block === 'string' ? block : factAsText(block)));
  const blocks = [
    greeting,
    ...asText(body),
    ...(code ? [code] : []),
    `${action.label} :\n${action.url}`,
    ...asText(after),
    signature.join('\n'),
  ];
  return `${blocks.map(typeset).join('\n\n')}\n`;
}

const isSaid = (block: string | Fact) => typeof block === 'string' || block.details.length > 0;

const factAsText = ({ term, details }: Fact) =>
  details.length === 1 ? `${term} : ${details[0]}` : `${term} :\n- ${details.join('\n- ')}`;

const moka = '#5A4233';
const paragraph = 'margin:0 0 16px';
const font = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif";

/** The same letter in HTML: one column, styles inline, nothing fetched from anywhere. */
export function htmlOf(letter: Letter): string {
  const { subject, preview, greeting, body, code, action, after, signature } = letter;
  const url = escapeHtml(action.url);
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${html(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#FBF7F0;color:#2E1C12;${font};font-size:17px;line-height:1.6">
<div style="display:none;max-height:0;overflow:hidden">${html(preview)}</div>
<div style="max-width:560px;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 12px;color:${moka};font-size:15px;font-weight:bold">Percolateur</p>
<div style="background:#FFFFFF;border:1px solid #E3D6C3;border-radius:12px;padding:24px 20px">
<p style="${paragraph}">${html(greeting)}</p>
${body.filter(isSaid).map(blockAsHtml).join('\n')}
${code ? `<p style="margin:0 0 20px;font-size:34px;font-weight:bold;letter-spacing:4px">${html(code)}</p>` : ''}
<p style="margin:24px 0 12px"><a href="${url}" style="display:inline-block;background:#A63D17;color:#FFFFFF;font-weight:bold;text-decoration:none;padding:13px 22px;border-radius:12px">${html(action.label)}</a></p>
<p style="margin:0 0 24px;color:${moka};font-size:15px;overflow-wrap:anywhere">${html('ou recopiez cette adresse :')}<br><a href="${url}" style="color:#1D3D63">${url}</a></p>
${after.filter(isSaid).map(blockAsHtml).join('\n')}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #E3D6C3;color:${moka};overflow-wrap:anywhere">${signature.map(html).join('<br>')}</p>
</div>
</div>
</body>
</html>
`;
}

const html = (text: string) => escapeHtml(holdDashes(typeset(text)));

function blockAsHtml(block: string | Fact): string {
  if (typeof block === 'string') return `<p style="${paragraph}">${html(block)}</p>`;
  const details = block.details.map(html).join('<br>');
  return `<p style="${paragraph};overflow-wrap:anywhere"><strong>${html(block.term)}</strong><br>${details}</p>`;
}
