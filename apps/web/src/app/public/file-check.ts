import { Component, computed, inject, Injector, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { badgeRoutes, type FileJudgement, type FileSignature } from '@percolateur/contract';
import {
  badgeVerdictSentences,
  badgeVerdictWords,
  frenchDate,
  fullName,
  ofName,
  signatureSentences,
} from '@percolateur/domain';
import { Api } from '../api';
import { action } from '../ui/action';
import { focusNext } from '../ui/announce';
import { Icon, type IconName } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { deviceTimeZone } from '../ui/when';

type Verdict = keyof typeof badgeVerdictWords;

const tones: Record<Verdict, { icon: IconName; tone: string }> = {
  authentic: { icon: 'check', tone: 'done' },
  signed: { icon: 'check', tone: 'warning' },
  unproved: { icon: 'info', tone: 'warning' },
  altered: { icon: 'warning', tone: 'error' },
  revoked: { icon: 'cross', tone: 'error' },
  superseded: { icon: 'replaced', tone: 'warning' },
  suspended: { icon: 'pause', tone: 'warning' },
  expired: { icon: 'clock', tone: 'warning' },
  early: { icon: 'clock', tone: 'warning' },
};

/** Larger than anything we read. */
const heaviest = 5 * 1024 * 1024;

/** A file is dropped or chosen, sent, and judged: a PDF, a badge, or the picture that carries one. */
@Component({
  selector: 'app-file-check',
  imports: [Icon, ProblemNote, RouterLink],
  templateUrl: './file-check.html',
  styleUrls: ['./verify-page.css', './file-check.css'],
})
export class FileCheck {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);

  protected readonly judgement = signal<FileJudgement | null>(null);
  protected readonly name = signal('');
  protected readonly tooHeavy = signal(false);
  protected readonly over = signal(false);
  protected readonly judging = action(async (file: File) => {
    this.judgement.set(await this.api.upload(badgeRoutes.judge, file));
    focusNext('file-verdict', this.injector);
  });
  protected readonly words = badgeVerdictWords;
  protected readonly sentences = badgeVerdictSentences;
  protected readonly tones = tones;
  protected readonly fullName = fullName;
  protected readonly ofName = ofName;
  /** The recipients that are told by their hashes alone. */
  protected readonly hashed = computed(
    () => this.judgement()?.badge?.statement.recipient.filter(({ hashed }) => hashed) ?? [],
  );
  /** Whether the badge is that of whom was typed; null until somebody is. */
  protected readonly belongs = signal<boolean | null>(null);

  /** What the signature of a PDF is worth, in words. */
  protected signed(signature: FileSignature): {
    tone: string;
    icon: IconName;
    sentences: string[];
  } {
    const at = signature.at ? new Date(signature.at) : null;
    const sentences = signatureSentences({ ...signature, at }, deviceTimeZone());
    const { state, ours } = signature;
    if (state === 'broken') return { tone: 'error', icon: 'warning', sentences };
    return state === 'whole' && ours
      ? { tone: 'done', icon: 'check', sentences }
      : { tone: 'warning', icon: 'info', sentences };
  }

  /** A date as people read it, or as it is written where it is none. */
  protected dateOf(written: string): string {
    const at = new Date(written);
    return Number.isNaN(at.getTime()) ? written : frenchDate(at, deviceTimeZone());
  }

  /** Compares on this device: what is typed goes nowhere. */
  protected async compare(typed: string): Promise<void> {
    const name = typed.trim().replace(/\s+/g, ' ').normalize('NFC');
    if (!name) return this.belongs.set(null);
    const tried = this.hashed().flatMap(({ identity, salt }) =>
      [name, name.toLowerCase()].map(
        async (who) => `sha256$${await sha256(who + salt)}` === identity,
      ),
    );
    this.belongs.set((await Promise.all(tried)).includes(true));
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected dragged(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected choose(input: HTMLInputElement): void {
    this.take(input.files);
    // The same file may be chosen again, once it was changed.
    input.value = '';
  }

  private take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (!file) return;
    this.judgement.set(null);
    this.belongs.set(null);
    this.judging.clear();
    this.name.set(file.name);
    this.tooHeavy.set(file.size > heaviest);
    if (!this.tooHeavy()) void this.judging.run(file);
  }
}

/** In hexadecimal. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
