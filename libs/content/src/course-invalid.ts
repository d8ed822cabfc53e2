/** One thing to mend in a course, where its author will find it. */
export interface Fault {
  /** Path from the course folder, with forward slashes. */
  file: string;
  /** Line in that file, from 1. */
  line: number;
  message: string;
}

/** A course that cannot be read, with every fault found, by file then by line. */
export class CourseInvalid extends Error {
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    const sorted = [...faults].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
    const lines = sorted.map(({ file, line, message }) => `${file}:${line}  ${message}`);
    const count = lines.length === 1 ? '1 défaut' : `${lines.length} défauts`;
    super([`Cours refusé, ${count} :`, ...lines].join('\n'));
    this.name = 'CourseInvalid';
    this.faults = sorted;
  }
}
