import type { Path, YamlSource } from './yaml-source';

/** Every id of one kind, where it was declared, and whether all who declare it could be read. */
export class Ids {
  private readonly places = new Map<string, string>();
  private complete = true;

  constructor(private readonly what: string) {}

  declare(source: YamlSource, path: Path): void {
    if (!source.readable) {
      this.complete = false;
      return;
    }
    const id = source.get([...path, 'id']);
    if (typeof id !== 'string') return;
    const place = this.places.get(id);
    const here = `${source.file}:${source.lineOf([...path, 'id'])}`;
    if (place) source.fault([...path, 'id'], `${this.what} en double : ${id} (déjà en ${place})`);
    else this.places.set(id, here);
  }

  /** An id that is declared elsewhere, and may be referred to. */
  know(id: unknown): void {
    if (typeof id === 'string') this.places.set(id, '');
  }

  /** Declares each item of a list. */
  declareItems(source: YamlSource, list: Path): void {
    if (!source.readable) this.declare(source, []);
    for (const item of source.items(list)) this.declare(source, item);
  }

  /** Tells a reference to nothing; an absent one is the schema's affair. */
  refer(source: YamlSource, path: Path): void {
    const id = source.get(path);
    if (typeof id !== 'string' || !this.complete || this.places.has(id)) return;
    source.fault(path, `${this.what} sans existence : ${id}`);
  }
}
