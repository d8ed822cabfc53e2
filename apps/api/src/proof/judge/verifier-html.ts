import type { Verification } from '@percolateur/contract';
import {
  evidenceText,
  formatHours,
  frenchDate,
  frenchDateRange,
  frenchSlot,
  fullName,
  rehearsalWords,
  typeset,
  verdictSentences,
  verdictWords,
} from '@percolateur/domain';
import { escapeHtml } from '../../platform/escape';

const kinds: Record<string, string> = {
  attestation: 'Attestation de fin de formation',
  realisation: 'Certificat de réalisation',
};
const text = (words: string) => escapeHtml(typeset(words));

/** Where a code is written, for a browser that runs no script. */
export function codeForm(typed = '', fault = ''): string {
  return `<h1>Vérifier un document</h1>
${fault && `<p role="alert"><strong>${text(fault)}</strong></p>`}
<form action="/verifier" method="get">
<p><label for="code">Code du document</label><br>
<input id="code" name="code" type="text" required autocomplete="off" value="${escapeHtml(typed)}"></p>
<p><button type="submit">Vérifier</button></p>
</form>
<form action="/verifier" method="post" enctype="multipart/form-data">
<p><label for="file">${text('Ou un fichier : PDF, badge (JSON) ou son image (PNG, SVG), 5 Mo au plus')}</label><br>
<input id="file" name="file" type="file" required accept=".pdf,.json,.jsonld,.png,.svg,.jwt,.txt"></p>
<p><button type="submit">Vérifier ce fichier</button></p>
</form>
<p>${text('Le fichier est lu, puis oublié : rien n’est gardé.')}</p>`;
}

/** Everything that a document states, for a browser that runs no script. */
export function verificationHtml(found: Verification): string {
  const { verdict, snapshot: facts, supersededBy, revokedAt, revokedReason, erasedAt } = found;
  const { organisation, learner, course, timeZone } = facts;
  const day = (instant: string) => frenchDate(new Date(instant), timeZone);
  const rows: [string, string][] = [
    ['Nature', kinds[facts.kind] ?? facts.kind],
    ['Remis à', [fullName(learner), learner.employer].filter(Boolean).join(', ')],
    ['A signé au nom de', learner.signedAs?.join(', ') ?? ''],
    ['Formation', `${course.title}, version ${course.version}`],
    ['Session', facts.cohortTitle],
    ['Dates', frenchDateRange(new Date(facts.startsAt), new Date(facts.endsAt), timeZone)],
    ['Lieu', facts.place],
    [
      'Durée suivie',
      `${formatHours(facts.minutesFollowed)} sur ${formatHours(facts.minutesPlanned)} prévues`,
    ],
    ['Évaluation finale', facts.finalPercent === null ? '' : `${facts.finalPercent} %`],
    ['Animation observée', facts.rehearsal ? rehearsalWords(facts.rehearsal) : ''],
    ['Formation animée par', facts.trainers.join(', ')],
    ['Émis par', [organisation.legalName, organisation.address].filter(Boolean).join(', ')],
    ['SIRET', organisation.siret],
    ['Déclaration d’activité', organisation.activityNumber],
    ['Émis le', `${day(facts.issuedAt)} par ${facts.issuedBy}`],
    ['Numéro', `${facts.number}, version ${facts.version}`],
    ['Code', facts.code],
    ['Empreinte SHA-256 des mentions', found.snapshotHash],
  ];
  const halfDays = facts.halfDays.map((halfDay) => {
    const when = frenchSlot(new Date(halfDay.startsAt), new Date(halfDay.endsAt), timeZone);
    const how = halfDay.evidence
      ? evidenceText(halfDay.evidence, facts.trainers)
      : halfDay.late
        ? 'signée après l’heure'
        : 'signée';
    const told = halfDay.signed ? `${how}, ${formatHours(halfDay.minutesFollowed)}` : 'non signée';
    return `<li>${text(`${when} : ${told}`)}</li>`;
  });
  const since = [
    revokedAt && `Révoqué le ${day(revokedAt)}.${revokedReason ? ` Motif : ${revokedReason}` : ''}`,
    erasedAt && `Le nom de la personne a été effacé le ${day(erasedAt)}, comme la loi le permet.`,
  ].filter((each): each is string => !!each);
  return `<h1>${text(verdictWords[verdict])}</h1>
<p>${text(verdictSentences[verdict])}</p>
${since.map((each) => `<p>${text(each)}</p>`).join('\n')}
${supersededBy ? `<p>Remplacé par <a href="/verifier/${supersededBy}">${supersededBy}</a></p>` : ''}
<h2>Ce que dit le document</h2>
<p>${text('Comparez ces faits, un par un, avec le document que l’on vous présente. Le moindre écart en fait un faux.')}</p>
<dl>
${rows
  .filter(([, told]) => told !== '')
  .map(([label, told]) => `<dt>${text(label)}</dt><dd>${text(told)}</dd>`)
  .join('\n')}
</dl>
<h2>Demi-journées</h2>
<ul>${halfDays.join('\n')}</ul>
<h2>Objectifs</h2>
<ul>${course.objectives.map((each) => `<li>${text(each)}</li>`).join('\n')}</ul>
<p><a href="/api/v1/verifications/${facts.code}/copy">${text('Voir le document de référence (PDF)')}</a>
– <a href="/api/v1/verifications/${facts.code}">${text('Les mêmes faits au format JSON')}</a></p>
<p><a href="/verifier">Vérifier un autre document</a></p>`;
}
