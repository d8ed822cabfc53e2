import { uuidv7 } from 'uuidv7';

/**
 * Ids that the device gives to what a person means to do: the same id while the same thing is tried
 * again, so that the server never does it twice; a new one once it is done.
 */
export class Intentions {
  private readonly ids = new Map<string, string>();

  idOf(what: string): string {
    const id = this.ids.get(what) ?? uuidv7();
    this.ids.set(what, id);
    return id;
  }

  done(what: string): void {
    this.ids.delete(what);
  }
}
