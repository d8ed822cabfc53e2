import { frenchDate } from '@percolateur/domain';
import { csvOf } from '../../platform/csv';
import { escapeHtml } from '../../platform/escape';

/** A file that was put in, and its SHA-256 in hexadecimal. */
export interface Listed {
  name: string;
  what: string;
  whose: string;
  size: number;
  sha256: string;
}

/** What `sha256sum -c` reads. */
export const sumsOf = (files: readonly Listed[]) =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/** The same for a spreadsheet. */
export const indexCsv = (files: readonly Listed[]) =>
  csvOf(
    files.map(({ name, what, whose, size, sha256 }) => ({
      ...{ Fichier: name, Contenu: what, Personne: whose, Octets: size, 'SHA-256': sha256 },
    })),
  );

/** The page that one opens first: everything, by folder, with how to check it. */
export function indexHtml(
  { title, organisation, at }: { title: string; organisation: string; at: Date },
  files: readonly Listed[],
): string {
  const folders = Map.groupBy(files, ({ name }) => name.split('/')[0]);
  const parts = [...folders].map(
    ([folder, some]) => `<h2>${escapeHtml(folder)}</h2>
<table>
<thead><tr><th scope="col">Fichier</th><th scope="col">Contenu</th><th scope="col">Personne</th><th scope="col">SHA-256</th></tr></thead>
<tbody>
${some.map(row).join('\n')}
</tbody>
</table>`,
  );
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preuves : ${escapeHtml(title)}</title>
<style>
body{font-family:Verdana,Arial,sans-serif;line-height:1.5;max-width:72rem;margin:0 auto;padding:1rem;color:#2E1C12;background:#FBF7F0}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #E3D6C3;padding:.4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
a{color:#1D3D63}
</style>
</head>
<body>
<h1>Preuves : ${escapeHtml(title)}</h1>
<p>${escapeHtml(organisation)}. Fait le ${frenchDate(at, 'Europe/Paris')}.</p>
<p>Pour vérifier que rien n’a changé depuis : <code>sha256sum -c empreintes.sha256</code> dans ce dossier, puis <code>sh verifier.sh</code> dans le dossier <code>preuves</code>.</p>
${parts.join('\n')}
</body>
</html>
`;
}

const row = ({ name, what, whose, sha256 }: Listed) =>
  `<tr><td><a href="${name.split('/').map(encodeURIComponent).join('/')}">${escapeHtml(name)}</a></td><td>${escapeHtml(what)}</td><td>${escapeHtml(whose)}</td><td><code>${sha256}</code></td></tr>`;
