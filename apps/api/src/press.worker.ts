import type { Printable, PrintJob } from './pdf/press';
import { certificatePaper } from './proof/certificate/certificate-paper';
import { houseRulesPaper } from './training/house-rules/house-rules-paper';
import { kitPaper } from './cafes/kit/kit-papers';
import { joiningPaper } from './training/joining/joining-paper';
import { keyPaper, questionsPaper } from './training/quiz-paper/printed-papers';
import { programmePaper } from './training/programme/programme-paper';
import { surveySummaryPaper } from './training/survey/summary-paper';
import { blankSheetPaper, sheetPaper } from './training/attendance/sheet-paper';

/** Every document that the thread of the press can draw. */
const printables = [
  certificatePaper,
  sheetPaper,
  blankSheetPaper,
  questionsPaper,
  keyPaper,
  programmePaper,
  joiningPaper,
  houseRulesPaper,
  kitPaper,
  surveySummaryPaper,
] as const satisfies readonly Printable<never>[];

/** Draws one document, in the thread of the press. */
export default async function print({ name, facts }: PrintJob): Promise<Uint8Array> {
  const printable = printables.find((each) => each.name === name);
  if (!printable) throw new Error(`No document is called ${name}`);
  return (await printable.load())(facts as never);
}
