import type { BadgeJudgement, FileJudgement } from '@percolateur/contract';
import {
  badgeVerdictSentences,
  badgeVerdictWords,
  frenchDate,
  fullName,
  signatureSentences,
  typeset,
  verdictWords,
} from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';

const text = (words: string) => escapeHtml(typeset(words));
const paragraph = (words: string) => `<p>${text(words)}</p>`;

/** Where no document says its own. */
const usualTimeZone = 'Europe/Paris';

/** What is said of a file, for a browser that runs no script: the verdict first, then what it stands on. */
export function judgedHtml({ document, signature, badge }: FileJudgement): string {
  const timeZone = document?.snapshot.timeZone ?? usualTimeZone;
  const parts = [
    ...(document ? [documentHtml(document)] : []),
    ...(signature ? [signatureHtml(signature, timeZone)] : []),
    ...(badge ? [badgeHtml(badge, document ? 'h2' : 'h1', timeZone)] : []),
    '<p><a href="/verifier">Vérifier un autre document</a></p>',
  ];
  return parts.join('\n');
}

function documentHtml({ verdict, copy, snapshot }: NonNullable<FileJudgement['document']>): string {
  const same = copy === 'same';
  const { number, learner, code } = snapshot;
  return `<h1>${text(`${verdictWords[verdict]}, ${same ? 'fichier d’origine' : 'fichier à comparer'}`)}</h1>
${paragraph(
  same
    ? 'Ce PDF est, octet pour octet, celui que nous avons remis.'
    : 'Ce PDF porte un code que nous connaissons, mais n’est pas, octet pour octet, celui que nous avons remis. Comparez ses faits, un par un, avec ceux de la page.',
)}
<p>${text(`N° ${number}, ${fullName(learner)}.`)} <a href="/verifier/${escapeHtml(code)}">Voir tous les faits</a></p>`;
}

function signatureHtml(
  { at, ...signature }: NonNullable<FileJudgement['signature']>,
  timeZone: string,
): string {
  const facts = { ...signature, at: at ? new Date(at) : null };
  return `<h2>Signature du PDF</h2>
${signatureSentences(facts, timeZone).map(paragraph).join('\n')}`;
}

function badgeHtml(
  { verdict, checks, statement: said }: BadgeJudgement,
  heading: 'h1' | 'h2',
  timeZone: string,
): string {
  const day = (written: string) => {
    const at = new Date(written);
    return Number.isNaN(at.getTime()) ? written : frenchDate(at, timeZone);
  };
  const named = said.recipient.filter(({ hashed }) => !hashed).map(({ identity }) => identity);
  const hidden = said.recipient.some(({ hashed }) => hashed);
  const rows: [string, string][] = [
    ['Badge', said.name || 'Sans nom'],
    ['Ce qu’il atteste', said.description || 'Rien n’est dit.'],
    ['Comment il s’obtient', said.criteria],
    ['Émis par', [said.issuer.name || 'Sans nom', said.issuer.id].filter(Boolean).join(', ')],
    ['Valable depuis', said.validFrom ? day(said.validFrom) : ''],
    ['Jusqu’au', said.validUntil ? day(said.validUntil) : ''],
    ...said.evidence.map(({ name, narrative }): [string, string] => [
      'Preuve',
      [name, narrative].filter(Boolean).join(' : '),
    ]),
    ...said.alignment.map((framework): [string, string] => ['Référentiel', framework]),
    [
      'Remis à',
      [...named, hidden && 'une personne que le badge ne nomme pas'].filter(Boolean).join(', '),
    ],
  ];
  return `<${heading}>${text(badgeVerdictWords[verdict])}</${heading}>
${paragraph(badgeVerdictSentences[verdict])}
<h2>Ce que nous avons regardé</h2>
<ul>${checks
    .map(({ passed, text: told }) => {
      const word = passed === null ? 'Non vérifié ici.' : passed ? 'Oui.' : 'Non.';
      return `<li><strong>${text(word)}</strong> ${text(told)}</li>`;
    })
    .join('\n')}</ul>
<h2>Ce que dit le badge</h2>
<dl>
${rows
  .filter(([, told]) => told !== '')
  .map(([label, told]) => `<dt>${text(label)}</dt><dd>${text(told)}</dd>`)
  .join('\n')}
</dl>`;
}
