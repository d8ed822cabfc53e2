/** What says which paper this is, at its head. */
export interface PaperHeading {
  organisation: string;
  quiz: string;
  /** In plain words; perhaps nothing. */
  intro: string;
  cohort: string;
  dates: string;
  number: number;
  form: string | null;
  minutes: number | null;
}

/** How large a paper is set, in points, and how far its lines stand. */
export interface PaperType {
  size: number;
  /** Of hints. */
  small: number;
  leading: number;
}

/** Large print begins at 16 points; here nothing that is read to answer is smaller. */
const types = {
  normal: { size: 11, small: 9, leading: 1.1 },
  large: { size: 18, small: 16, leading: 1.35 },
};

export const typeOf = (large: boolean): PaperType => types[large ? 'large' : 'normal'];

/** « feuille n° 2, forme b »: what the answers are copied with. */
export const nameOf = ({ number, form }: Pick<PaperHeading, 'number' | 'form'>): string =>
  `feuille n°\u00a0${number}${form === null ? '' : `, forme ${form}`}`;
