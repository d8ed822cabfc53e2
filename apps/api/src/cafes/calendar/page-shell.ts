import { existsSync, readFileSync } from 'node:fs';
import { typeset } from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';

/** Text as it goes into a page: typeset, and escaped. */
export const said = (text: string) => escapeHtml(typeset(text));

/** The sheet of the web app, when it is built beside: its pages and these are dressed alike. */
const sheet = (() => {
  const index = new URL('../web/browser/index.html', import.meta.url);
  const html = existsSync(index) ? readFileSync(index, 'utf8') : '';
  return /href="(styles-[\w-]+\.css)"/.exec(html)?.[1];
})();

const style = `
body{margin:0;font-family:'Atkinson Hyperlegible Next','Waiting face',system-ui,sans-serif;line-height:1.6}
.top,main,.bottom{max-inline-size:64rem;margin-inline:auto;padding:.5rem 1rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;border-block-end:1px solid var(--hairline,#e2d5c3)}
.top a,.bottom a,.row a{display:inline-flex;align-items:center;min-block-size:2.75rem}
.top ul{margin:0}
.brand{font-weight:700;text-decoration:none;color:inherit}
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static}
main{padding-block:1.5rem 3rem}
.bottom{border-block-start:1px solid var(--hairline,#e2d5c3);font-size:.95rem}
.bottom ul,.row{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none;align-items:center}
.cafes{padding:0;list-style:none;display:grid;gap:1rem}
.cafes h2{margin:0 0 .25rem;font-size:1.2rem}.cafes p{margin:0}
.search{display:grid;gap:1rem;margin-block-end:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));align-items:end}
.search fieldset{grid-column:1/-1;margin:0}.search .field{margin:0}
.search .choices{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}.facts dt{font-weight:600}.facts dd{margin:0;min-inline-size:0;overflow-wrap:anywhere}
.words{white-space:pre-line;overflow-wrap:anywhere}
.photo{margin:1rem 0;max-inline-size:34rem}.photo img{display:block;inline-size:100%;block-size:auto;max-block-size:30rem;object-fit:contain;object-position:left}
.trap{position:absolute;inset-inline-start:-99rem}
.two{display:grid;gap:1.5rem 2.5rem}
.map{display:block;inline-size:100%;max-inline-size:34rem}.map path{fill:var(--done,#2b5f4a);fill-opacity:0;stroke:var(--line,#8a7767);vector-effect:non-scaling-stroke}
.map text{fill:currentColor;font-size:30px;text-anchor:middle}
.map.sample{inline-size:1.75rem}.qr{background:#fff;inline-size:15rem}
.share{display:block;inline-size:100%;max-inline-size:12rem;block-size:.5rem;margin-block-start:.25rem}
.share path{fill:var(--done,#2b5f4a)}.share .t0{fill-opacity:.15}
.board th{font-weight:600}.board p{margin:0 0 .25rem}
.map .t1{fill-opacity:.2}.map .t2{fill-opacity:.42}.map .t3{fill-opacity:.68}.map .t4{fill-opacity:1}
td{font-variant-numeric:tabular-nums}
@media(min-width:48rem){.two{grid-template-columns:minmax(0,34rem) minmax(16rem,1fr)}}
@media(max-width:30rem){.facts{grid-template-columns:1fr}.facts dd{margin-block-end:.5rem}}
@media(forced-colors:active){.map path{stroke:CanvasText;fill:CanvasText}.share path{fill:CanvasText}}
@media print{.no-print{display:none}}`;

/** A whole page that needs no script, in the dress of the house. */
export function htmlPage({
  title,
  description,
  path,
  publicUrl,
  head = '',
  body,
}: {
  title: string;
  description: string;
  path: string;
  publicUrl: string;
  head?: string;
  body: string;
}): string {
  const name = said(`${title} | Percolateur`);
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="description" content="${said(description)}"><link rel="canonical" href="${escapeHtml(publicUrl + path)}">
<meta property="og:title" content="${said(title)}"><meta property="og:description" content="${said(description)}">
<meta property="og:url" content="${escapeHtml(publicUrl + path)}"><meta property="og:locale" content="fr_FR">
<link rel="icon" href="/favicon.ico">${sheet ? `<link rel="stylesheet" href="/${sheet}">` : ''}<style>${style}</style>${head}</head>
<body><a class="skip" href="#contenu">Aller au contenu</a>
<header class="top no-print"><a class="brand" href="/">Percolateur</a><nav aria-label="Cafés"><ul class="row plain">
<li><a href="/cafes">Les cafés IA</a></li><li><a href="/cafes/carte">La carte</a></li><li><a href="/cafes/questions">Les questions</a></li><li><a href="/proposer-un-cafe">Proposer un café</a></li></ul></nav></header>
<main id="contenu" tabindex="-1">${body}</main>
<footer class="bottom no-print"><ul><li><a href="/programme">La formation</a></li><li><a href="/accessibilite">${said('Accessibilité : non conforme (non auditée)')}</a></li></ul></footer>
</body></html>\n`;
}

/** Data for programs within a page: nothing in it can end its element. */
export const dataBlock = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
