import { gradingRule, listed } from '@percolateur/domain';
import type { QuestionKind } from '@percolateur/domain';
import { wordsOf } from './escape-markdown';

interface Weighed {
  text: string;
  /** Of the point, −100 to 100. */
  percent: number;
}

/**
 * What a question loses whose answers the file weighs otherwise than its kind does, in French: what
 * each was worth, and the rule that marks it here. Null where both give the same share to everyone.
 */
export function lostScale(
  kind: 'single' | 'multiple',
  answers: readonly (Weighed & { right: boolean })[],
): string | null {
  const rights = answers.filter(({ right }) => right).length;
  const share = 100 / Math.max(1, rights);
  const [good, wrong] = kind === 'single' ? [100, 0] : [share, -share];
  const same = answers.every(
    ({ percent, right }) => Math.abs(percent - (right ? good : wrong)) < 0.01,
  );
  if (same) return null;
  const said = answers.map(({ text, percent }) => `« ${short(text)} » ${inPercent(percent)}`);
  return notKept(`Le barème du fichier (${listed(said)})`, kind);
}

/** A rule of the file that ours stands in for. */
export const notKept = (what: string, kind: QuestionKind) =>
  `${what} ne compte plus. Ici : ${gradingRule[kind]}`;

export const inPercent = (percent: number) =>
  `${percent.toLocaleString('fr-FR', { maximumFractionDigits: 2 }).replace('-', '−')} %`;

const short = (markdown: string) => {
  const words = wordsOf(markdown);
  return words.length <= 40 ? words : `${words.slice(0, 39).trimEnd()}…`;
};
