import { inject, Injectable, signal } from '@angular/core';
import { DraftStore } from './draft-store';

/** While one types, nothing is written down; a breath later the draft is kept. */
const BREATH_MS = 400;

/**
 * What is being written on a page, kept on this device until it is saved or thrown away. The page
 * provides it, opens it under its key, and hands it every change.
 */
@Injectable()
export class Drafting {
  private readonly drafts = inject(DraftStore);
  /** Where the draft is: not yet kept, kept here, or refused by this browser. */
  readonly kept = signal<'' | 'kept' | 'refused'>('');
  /** Whether a draft was taken up, which a tab was closed on. */
  readonly restored = signal(false);
  private key = '';
  private waiting?: () => Promise<void>;

  /** What was being written under a key, if a tab was closed on it. */
  async open<Content extends object>(key: string): Promise<Content | undefined> {
    this.key = key;
    const draft = await this.drafts.get<Content>(key).catch(() => undefined);
    this.restored.set(draft !== undefined);
    this.kept.set(draft ? 'kept' : '');
    return draft;
  }

  /** Keeps it a breath later; answers how to wait again, for a newer one. */
  later(content: object): () => void {
    // What was said of the draft is true of what it held, and no longer.
    this.kept.set('');
    this.waiting = () => this.keep(content);
    const breath = setTimeout(() => this.flush(), BREATH_MS);
    return () => clearTimeout(breath);
  }

  /** Keeps at once what waits for a breath: the tab is going. */
  flush(): void {
    void this.waiting?.();
    this.waiting = undefined;
  }

  /** It is saved, or thrown away. */
  async forget(): Promise<void> {
    this.waiting = undefined;
    this.kept.set('');
    this.restored.set(false);
    await this.drafts.remove(this.key).catch(() => undefined);
  }

  private async keep(content: object): Promise<void> {
    try {
      await this.drafts.put(this.key, content);
      this.kept.set('kept');
    } catch {
      this.kept.set('refused');
    }
  }
}
