import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import type { Fault } from './course-invalid';
import { typesetAll } from './typeset';

export type Path = readonly PropertyKey[];

/** YAML text that can say on which line each of its values stands. */
export class YamlSource {
  /** Whether the syntax is sound; when it is not, nothing else is told of this text. */
  readonly readable: boolean;
  private readonly data: unknown;
  private readonly lines = new LineCounter();
  private readonly document: Document;

  /** `firstLine` is the line of the file on which `text` begins. */
  constructor(
    readonly file: string,
    text: string,
    private readonly faults: Fault[],
    private readonly firstLine = 1,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    for (const error of this.document.errors) {
      this.add(this.lineAt(error.pos[0]), `YAML : ${error.message}`);
    }
    if (this.document.contents === null) this.add(firstLine, 'Contenu YAML manquant');
    else if (this.document.errors.length === 0) this.data = this.toPlainValue();
    this.readable = this.data !== undefined;
  }

  /** The text or number at `path`, as it was written. */
  get(path: Path): unknown {
    return this.document.getIn(path);
  }

  /** The plain value at `path`, whatever it holds. */
  value(path: Path): unknown {
    const node = this.document.getIn(path, true);
    return isNode(node) ? node.toJS(this.document) : undefined;
  }

  /** The path of each item of the list at `path`; none when there is no list. */
  items(path: Path): Path[] {
    const list = this.document.getIn(path, true);
    return isSeq(list) ? list.items.map((_, index) => [...path, index]) : [];
  }

  /** Tells a fault at the line of `path`, or of its nearest existing parent. */
  fault(path: Path, message: string): void {
    this.add(this.lineOf(path), message);
  }

  /** The value, typeset, as `schema` understands it; undefined, with its faults told, if not. */
  parse<T>(schema: z.ZodType<T>): T | undefined {
    if (!this.readable) return undefined;
    const { success, data, error } = schema.safeParse(this.data, { error: french });
    if (success) return typesetAll(data);
    for (const issue of error.issues) {
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) this.fault([...issue.path, key], `Clé inconnue : ${key}`);
      } else {
        const where = issue.path.length > 0 ? `${issue.path.join('.')} : ` : '';
        this.fault(issue.path, where + issue.message);
      }
    }
    return undefined;
  }

  lineOf(path: Path): number {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = this.document.getIn(path.slice(0, depth - 1), true);
      const key = path[depth - 1];
      const pair = isMap(parent)
        ? parent.items.find((each) => isScalar(each.key) && each.key.value === key)
        : undefined;
      const node = pair?.key ?? this.document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return this.lineAt(node.range[0]);
    }
    return this.firstLine;
  }

  private toPlainValue(): unknown {
    try {
      return this.document.toJS();
    } catch (error) {
      this.add(this.firstLine, `YAML : ${(error as Error).message}`);
      return undefined;
    }
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line + this.firstLine - 1;
  }

  private add(line: number, message: string): void {
    this.faults.push({ file: this.file, line, message });
  }
}

const french = z.locales.fr().localeError;
