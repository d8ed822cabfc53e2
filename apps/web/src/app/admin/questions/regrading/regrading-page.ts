import { Component, computed, inject, Injector, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  bankRoutes,
  cohortsAtOnce,
  type RegradedCohort as Told,
  type RegradingPreview,
  regradingRoutes,
} from '@percolateur/contract';
import { counted, fullName, may } from '@percolateur/domain';
import { Api, ProblemError } from '../../../api';
import { CurrentPerson } from '../../../session/current-person';
import { Announce, focusNext } from '../../../ui/announce';
import { Empty } from '../../../ui/empty';
import { Heading } from '../../../ui/heading';
import { Icon } from '../../../ui/icon';
import { Intentions } from '../../../ui/intention';
import { PageState } from '../../../ui/page-state';
import { ProblemNote } from '../../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../../ui/when';
import { Hubs } from '../../shared/hubs';
import { ReasonDialog } from '../../shared/reason-dialog';
import { RegradedCohort } from './regraded-cohort';
import { changing, documentsOf, sumUp } from './regrading-words';

/**
 * Whose result a correction changes, then the decision to have them marked anew, with its reason.
 * What is decided is what was shown: what changed meanwhile is shown again.
 */
@Component({
  selector: 'app-regrading-page',
  imports: [
    Empty,
    FrenchDate,
    Heading,
    Icon,
    PageState,
    ProblemNote,
    ReasonDialog,
    RegradedCohort,
    RouterLink,
  ],
  templateUrl: './regrading-page.html',
  styles: `
    progress {
      inline-size: min(100%, 24rem);
      accent-color: var(--done);
    }
    .hint {
      margin-block-end: 1rem;
    }
    app-regraded-cohort {
      display: block;
      margin-block-start: 1rem;
    }
  `,
})
export class RegradingPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly intentions = new Intentions();
  private readonly me = inject(CurrentPerson).person;
  protected readonly hubs = inject(Hubs);

  readonly bankQuestionId = input.required<string>();
  readonly versionId = input.required<string>();

  protected readonly question = resource({
    params: () => this.bankQuestionId(),
    loader: ({ params }) => this.api.call(bankRoutes.read, { params: { bankQuestionId: params } }),
  });
  /** The number of the correction, and of what it corrects; none where it may mark nothing. */
  protected readonly correction = computed(() => {
    if (!this.question.hasValue()) return null;
    const { versions } = this.question.value();
    const version = versions.find(({ id }) => id === this.versionId());
    const of = versions.find(({ id }) => id === version?.correctsId)?.number;
    return version?.status === 'published' && of ? { number: version.number, of } : null;
  });
  protected readonly prompt = computed(() => {
    if (!this.question.hasValue()) return '';
    const { versions } = this.question.value();
    return versions.find(({ id }) => id === this.versionId())?.content.prompt ?? '';
  });

  /** Where I may decide: the hubs that ask the question, and all of them for the nation. */
  protected readonly places = computed(() => {
    const me = this.me();
    if (!me || !this.question.hasValue()) return [];
    const own = this.question.value().organisationId;
    return this.hubs
      .list()
      .filter(({ id, kind }) => kind === 'national' || own === null || own === id)
      .filter(({ id }) => may(me, 'result.regrade', { organisationId: id, personId: me.id }));
  });
  private readonly chosen = signal('');
  protected readonly organisationId = computed(() => this.chosen() || (this.places()[0]?.id ?? ''));
  protected readonly lowers = signal(false);

  /** How far the looking is. */
  protected readonly seen = signal<{ read: number; total: number } | null>(null);
  protected readonly preview = resource({
    params: () => {
      const organisationId = this.organisationId();
      if (!organisationId || !this.correction()) return undefined;
      return { organisationId, versionId: this.versionId(), lowers: this.lowers() };
    },
    loader: ({ params: { lowers, ...params }, abortSignal }) =>
      this.lookThrough(params, lowers, abortSignal),
  });
  protected readonly sentences = computed(() => sumUp(this.cohorts()));
  protected readonly changing = computed(() => changing(this.cohorts()));
  protected readonly documents = computed(() => documentsOf(this.cohorts()));
  protected readonly losers = computed(
    () => this.cohorts().flatMap(({ changes }) => changes.filter(({ kept }) => kept)).length,
  );
  protected readonly listed = computed(() =>
    this.cohorts().filter(({ changes }) => changes.length > 0),
  );

  protected readonly deciding = signal(false);
  /** Sessions marked by the request under way. */
  protected readonly marked = signal<number | null>(null);
  protected readonly done = signal(false);
  /** The decision was stopped on its way: how many sessions were marked, of how many. */
  protected readonly halted = signal<{ marked: number; total: number } | null>(null);
  private stopping = false;
  protected readonly stale = signal<ProblemError | null>(null);

  protected readonly counted = counted;
  protected readonly fullName = fullName;
  protected readonly timeZone = deviceTimeZone();

  protected look(organisationId: string): void {
    this.chosen.set(organisationId);
    this.done.set(false);
    this.halted.set(null);
    this.stale.set(null);
  }

  /** The dialog is gone: what has not left yet does not leave. */
  protected leave(): void {
    this.deciding.set(false);
    this.stopping = this.marked() !== null;
  }

  /** Marks anew what is shown, some sessions at a time; tried again, it goes on where it was. */
  protected readonly regrade = async (reason: string): Promise<void> => {
    const params = { organisationId: this.organisationId(), versionId: this.versionId() };
    const lowers = this.lowers();
    const intention = JSON.stringify([params, lowers, reason]);
    const cohorts = this.cohorts().map(({ cohort: { id }, seen }) => ({ id, seen }));
    this.stale.set(null);
    this.halted.set(null);
    this.stopping = false;
    try {
      for (let from = 0; from < cohorts.length; from += cohortsAtOnce) {
        if (this.stopping) return this.halt(from, cohorts.length);
        this.marked.set(from);
        const some = cohorts.slice(from, from + cohortsAtOnce);
        const body = { id: this.intentions.idOf(intention), reason, lowers, cohorts: some };
        await this.api.call(regradingRoutes.regrade, { params, body });
      }
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'regrading-stale') throw error;
      this.stale.set(error);
      this.preview.reload();
      return;
    } finally {
      this.marked.set(null);
    }
    this.intentions.done(intention);
    this.done.set(true);
    this.announce.say('Les résultats sont revus.');
    focusNext('regraded', this.injector);
  };

  private halt(marked: number, total: number): void {
    this.halted.set({ marked, total });
    this.preview.reload();
    focusNext('halted', this.injector);
  }

  private cohorts(): readonly Told[] {
    return this.preview.hasValue() ? this.preview.value().cohorts : [];
  }

  private async lookThrough(
    params: { organisationId: string; versionId: string },
    lowers: boolean,
    signal: AbortSignal,
  ): Promise<Pick<RegradingPreview, 'cohorts' | 'decided'>> {
    this.seen.set(null);
    const cohorts: Told[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await this.api.call(regradingRoutes.preview, {
        ...{ params, query: { lowers: lowers ? 'true' : 'false', ...(after && { after }) } },
      });
      cohorts.push(...page.cohorts);
      if (page.next === null || signal.aborted) return { cohorts, decided: page.decided };
      this.seen.set({ read: cohorts.length, total: page.total });
      after = page.next;
    }
  }
}
