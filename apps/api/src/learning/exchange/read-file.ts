import { createHash } from 'node:crypto';
import { canonicalJson } from '@percolateur/content';
import { AuthoredQuestion, Tag } from '@percolateur/contract';
import type { Draft, FileRead } from './draft';

/** What a file holds for a bank. */
export interface FileFitting extends Omit<FileRead, 'drafts'> {
  questions: Draft[];
  /** The SHA-256 of its questions: the same when the same file is read in the same way. */
  digest: string;
}

/** Reads a file of questions; what is too long or too large for a bank is a fault of its line. */
export async function readFile(bytes: Buffer): Promise<FileFitting> {
  const xml = /^[^\w:]{0,8}</.test(bytes.subarray(0, 16).toString('latin1').replace(/\0/g, ''));
  const { drafts, faults, ...rest } = xml
    ? (await import('./moodle-xml')).readMoodleXml(bytes)
    : (await import('./gift')).readGift(bytes);
  const told = [...faults];
  const questions = drafts.flatMap(({ question, tags, ...draft }): Draft[] => {
    const fits = AuthoredQuestion.safeParse(question);
    if (fits.success) return [{ ...draft, question: fits.data, tags: tags.flatMap(tagOf) }];
    const [issue] = fits.error.issues;
    const message = `Cette question n’entre pas dans la banque : ${issue.message}`;
    told.push({ line: draft.line, message });
    return [];
  });
  const said = questions.map(({ question, title, tags }) => ({ question, title, tags }));
  return {
    ...{ ...rest, questions, faults: told.sort((one, other) => one.line - other.line) },
    digest: createHash('sha256').update(canonicalJson(said)).digest('hex'),
  };
}

const tagOf = (tag: string): string[] => {
  const read = Tag.safeParse(tag.slice(0, 40));
  return read.success ? [read.data] : [];
};
