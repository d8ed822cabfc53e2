import { computed, inject, Injectable } from '@angular/core';
import { type AnswerOf, type CallOf, type Route, urlOf } from '@percolateur/contract';
import { Api, type Handed, problemOf } from '../api';
import { CurrentPerson } from './current-person';
import { Vault } from './vault';

/** What a page reads, with the moment it dates from when the network was not there to say it. */
export interface Said<R extends Route> {
  answer: AnswerOf<R>;
  /** ISO 8601, by the clock of the device; null when the server has just said it. */
  keptAt: string | null;
}

/** What the server said lately, for the pages that open without network. */
@Injectable({ providedIn: 'root' })
export class Lately {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentPerson);
  private readonly vault = inject(Vault);

  /** Whether this device keeps anything. */
  readonly keeps = computed(() => this.vault.unlocked() !== null);

  /** Asks the server; what it last said when the network is away. Throws `ProblemError` for want of both. */
  async ask<R extends Route>(route: R, call: CallOf<R>): Promise<Said<R>> {
    try {
      const answer = await this.api.call(route, ...([call] as Handed<R>));
      this.note(route, call, answer);
      return { answer, keptAt: null };
    } catch (error) {
      if (problemOf(error).code !== 'offline') throw error;
      const kept = await this.recall(route, call);
      if (!kept) throw error;
      return kept;
    }
  }

  /** Keeps what the server has just said. */
  note<R extends Route>(route: R, call: CallOf<R>, answer: AnswerOf<R>): void {
    const person = this.current.person();
    if (!person) return;
    const keptAt = new Date().toISOString();
    void this.vault.keep(person.id, nameOf(route, call), { answer, keptAt });
  }

  /** What was kept; null when nothing was. */
  async recall<R extends Route>(route: R, call: CallOf<R>): Promise<Said<R> | null> {
    const person = this.current.person();
    return person && this.vault.recall<Said<R>>(person.id, nameOf(route, call));
  }
}

const nameOf = (route: Route, call: unknown) => urlOf(route, call as Parameters<typeof urlOf>[1]);
