import { holdDashes, typeset } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { escapeHtml } from '../../platform/escape';
import { letterColours, letterStyle } from './letter-colours';

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
  /** Below all the rest: whether such letters may be refused, and where. */
  foot?: Foot;
  attachments?: { filename: string; content: string; contentType: string; encoding?: 'base64' }[];
}

/** Words about refusing, and the page where one chooses; one tap refuses where `oneClick` (RFC 8058). */
export interface Foot {
  words: string;
  url: string;
  oneClick?: boolean;
}

/** The whole letter without a picture or a link to press: the action is a bare address. */
export function textOf({ greeting, body, code, action, after, signature, foot }: Letter): string {
  const asText = (said: Letter['body']) =>
    said.filter(isSaid).map((block) => (typeof block === 'string' ? block : factAsText(block)));
  const blocks = [
    greeting,
    ...asText(body),
    ...(code ? [code] : []),
    `${action.label} :\n${action.url}`,
    ...asText(after),
    signature.join('\n'),
    ...(foot ? [`--\n${foot.words}\n${foot.url}`] : []),
  ];
  return `${blocks.map(set).join('\n\n')}\n`;
}

const isSaid = (block: string | Fact) => typeof block === 'string' || block.details.length > 0;

const factAsText = ({ term, details }: Fact) =>
  details.length === 1 ? `${term} : ${details[0]}` : `${term} :\n- ${details.join('\n- ')}`;

const { ground, card, text, soft, link, action: button, onAction, line } = letterColours.light;
const font = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif";
/** A table that only places things: Outlook on Windows knows neither widths nor margins of blocks. */
const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';
const paragraph = `class="text" style="margin:0 0 16px;color:${text}"`;
const fact = `class="text" style="margin:0 0 16px;color:${text};overflow-wrap:anywhere"`;

/**
 * The same letter in HTML: one column of 560 px at most, styles inline, nothing fetched from
 * anywhere. Placed by tables and pressed by a cell, as MJML would write it (ADR 37).
 */
export function htmlOf(letter: Letter): string {
  const { subject, preview, greeting, body, code, action, after, signature, foot } = letter;
  const url = escapeHtml(action.url);
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${html(subject)}</title>
<style>
${letterStyle}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background-color:${ground}">
<div style="display:none;max-height:0;overflow:hidden">${html(preview)}</div>
<table ${table} width="100%" class="ground" style="background-color:${ground}">
<tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table ${table} width="560"><tr><td><![endif]-->
<table ${table} width="100%" style="max-width:560px;text-align:left;${font};font-size:17px;line-height:1.6">
<tr><td class="soft" style="padding:0 0 12px;color:${soft};font-size:15px;font-weight:bold">Percolateur</td></tr>
<tr><td class="card line" style="background-color:${card};border:1px solid ${line};border-radius:12px;padding:24px 20px">
<p ${paragraph}>${html(greeting)}</p>
${body.filter(isSaid).map(blockAsHtml).join('\n')}
${code ? `<p class="text" style="margin:0 0 20px;color:${text};font-size:34px;line-height:1.2;font-weight:bold;letter-spacing:4px">${html(code)}</p>` : ''}
<table ${table} style="margin:24px 0 12px">
<tr><td class="action" align="center" bgcolor="${button}" style="background-color:${button};border-radius:12px;mso-padding-alt:13px 22px"><a class="onAction" href="${url}" style="display:inline-block;padding:13px 22px;border-radius:12px;color:${onAction};font-weight:bold;text-decoration:none;mso-padding-alt:0">${html(action.label)}</a></td></tr>
</table>
<p class="soft" style="margin:0 0 24px;color:${soft};font-size:15px;overflow-wrap:anywhere">${html('ou recopiez cette adresse :')}<br><a class="link" href="${url}" style="color:${link}">${url}</a></p>
${after.filter(isSaid).map(blockAsHtml).join('\n')}
<p class="soft line" style="margin:24px 0 0;padding-top:16px;border-top:1px solid ${line};color:${soft};overflow-wrap:anywhere">${signature.map(html).join('<br>')}</p>
</td></tr>
${foot ? footAsHtml(foot) : ''}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
`;
}

/**
 * A letter as it is kept, from the HTML that left: the link of an invitation opens somebody’s place,
 * and that of the foot refuses for them; whoever reads it again has no use of either.
 */
export function withoutSecrets(sent: string, { action, foot }: Letter): string {
  const [page = ''] = action.url.split('#');
  const kept = foot ? sent.replace(footAsHtml(foot), () => footAsHtml({ ...foot, url: '' })) : sent;
  return page === action.url ? kept : kept.replaceAll(escapeHtml(action.url), escapeHtml(page));
}

const html = (words: string) => escapeHtml(holdDashes(set(words)));

/** Letters of a session say much the same, and typography takes a third of their making. */
const known = new LRUCache<string, string>({ max: 2_000 });

function set(words: string): string {
  const done = known.get(words) ?? typeset(words);
  known.set(words, done);
  return done;
}

/** Left without its address once it is kept: whoever reads it again has no use of it. */
function footAsHtml({ words, url }: Foot): string {
  const page =
    url && ` <a class="link" href="${escapeHtml(url)}" style="color:${link}">mes messages</a>`;
  return `<tr><td class="soft" style="padding:16px 4px 0;color:${soft};font-size:14px">${html(words)}${page}</td></tr>`;
}

function blockAsHtml(block: string | Fact): string {
  if (typeof block === 'string') return `<p ${paragraph}>${html(block)}</p>`;
  const details = block.details.map(html).join('<br>');
  return `<p ${fact}><strong>${html(block.term)}</strong><br>${details}</p>`;
}
