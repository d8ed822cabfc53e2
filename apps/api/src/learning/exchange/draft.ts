import type { Question } from '@percolateur/domain';
import type { Picture, Pictures } from './picture';

/** A question with what the bank knows of it beside its wording. */
export interface Entry {
  question: Question;
  /** Its name in lists; where a file has none, the beginning of the question. */
  title: string;
  tags: readonly string[];
  /** What it is called by elsewhere (`idnumber` of Moodle); null where it has no such name. */
  code: string | null;
}

/** A question read from a file. */
export interface Draft extends Entry {
  /** Where it begins in the file, from 1. */
  line: number;
  /** What is left to write or to read again, in French: nothing is invented. */
  lacks: readonly string[];
}

/** What could not be read, and why, in French. */
export interface Fault {
  line: number;
  message: string;
}

/** What was understood and has no place here. */
export interface Unsupported {
  line: number;
  /** As the format calls it. */
  type: string;
  title: string;
}

/** All that a file holds. */
export interface FileRead {
  drafts: Draft[];
  faults: Fault[];
  unsupported: Unsupported[];
  /** The pictures that texts name `image:<sha256>`, by that hash. */
  pictures: ReadonlyMap<string, Picture>;
}

/** What a reader has gathered. */
export interface Found {
  drafts: Draft[];
  faults: Fault[];
  unsupported: Unsupported[];
  pictures: Pictures;
}

/** A file to hand over, and what it does not say as we do. */
export interface FileWritten {
  bytes: Buffer;
  /** In French, a question each: what another application will see otherwise. */
  altered: { title: string; message: string }[];
}

/** The file of one import: what a whole bank of a few hundred questions with pictures takes. */
export const fileBytes = 5_000_000;
export const fileQuestions = 2_000;

/** Refuses the whole file. */
export class Unreadable extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}
