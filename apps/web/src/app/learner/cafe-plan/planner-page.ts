import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type CafePlanContent, cafePlanRoutes, type CafePlanView } from '@percolateur/contract';
import {
  addedBlock,
  blocksFor,
  type CafeAnswers,
  type CafeBlock,
  cafeLibrary,
  composeCafe,
  counted,
  layOut,
  limits,
  listed,
  type Moment,
  moments,
  movedBlock,
  type PlacedBlock,
  type PlanRow,
  resizedBlock,
  swappedBlock,
  withoutBlock,
} from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api } from '../../api';
import { refusalOf } from '../../outbox/entry';
import { KeptNote } from '../../outbox/kept-note';
import { Outbox } from '../../outbox/outbox';
import { action } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveState } from '../../ui/save-state';
import { deviceTimeZone, FrenchDate } from '../../ui/when';
import { BlockDetails } from './block-details';
import { CafeKit } from './cafe-kit';
import { CafeQuestions } from './cafe-questions';
import { type Draft, forgetDraft, keepDraft, recalledDraft } from './draft';
import { clockAt, momentWords, pillarWords } from './words';

/** So many changes may be undone. */
const UNDONE_AT_MOST = 50;

/** The hour that I prepare: blocks in order, each with its time, to move, swap, shorten and save. */
@Component({
  selector: 'app-planner-page',
  imports: [
    BlockDetails,
    CafeKit,
    CafeQuestions,
    ConfirmDialog,
    FrenchDate,
    Heading,
    Icon,
    KeptNote,
    Modal,
    PageState,
    ProblemNote,
    RouterLink,
    SaveState,
  ],
  templateUrl: './planner-page.html',
  styleUrl: './planner-page.css',
})
export class PlannerPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  protected readonly outbox = inject(Outbox);
  private readonly confirm = viewChild(ConfirmDialog);

  readonly cohortId = input.required<string>();
  readonly planId = input.required<string>();

  private readonly library = cafeLibrary();
  protected readonly limits = limits;
  protected readonly zone = deviceTimeZone();
  protected readonly momentWords = momentWords;
  protected readonly pillarWords = pillarWords;

  private readonly draft = linkedSignal<Draft | null>(() => recalledDraft(this.planId()));
  private readonly past = linkedSignal<CafePlanContent[]>(() => (this.planId(), []));
  /** As the server knows it; a plan never saved is not asked for. */
  protected readonly saved = resource({
    params: () => {
      const [cohortId, planId] = [this.cohortId(), this.planId()];
      return untracked(this.draft)?.base === null ? undefined : { cohortId, planId };
    },
    loader: ({ params }) => this.api.call(cafePlanRoutes.read, { params }),
  });
  protected readonly view = computed(() => (this.saved.hasValue() ? this.saved.value() : null));
  protected readonly content = computed(() => this.draft()?.content ?? null);
  protected readonly changed = computed(() => this.draft()?.changed ?? false);
  /** Another’s, which one reads and copies. */
  protected readonly author = computed(() => this.view()?.author ?? null);
  protected readonly plan = computed(() => {
    const content = this.content();
    return content && layOut(content.blocks, content.answers, this.library);
  });
  protected readonly key = computed(() => `cafe-plan/${this.planId()}`);
  protected readonly problem = computed(() => {
    const refused = this.outbox.refused(this.key()).at(-1);
    return refused ? refusalOf(refused) : null;
  });
  protected readonly canUndo = computed(() => this.past().length > 0);
  /** What the list of blocks is open for: to take the place of one, or to add one. */
  protected readonly choosing = signal<{ instead: CafeBlock | null } | null>(null);
  protected readonly offered = computed(() => this.offers());
  /** What is true of the whole, in a sentence. */
  protected readonly state = computed(() => this.told());

  constructor() {
    // What was just received is what the server knows.
    const received = this.outbox.received.subscribe(({ entry, answer }) => {
      if (entry.key === this.key()) this.saved.set(answer as CafePlanView);
    });
    inject(DestroyRef).onDestroy(() => received.unsubscribe());
    // What was saved from elsewhere takes the place of what this device kept unchanged.
    effect(() => {
      const view = this.view();
      if (!view) return;
      const draft = untracked(this.draft);
      if (draft?.changed || draft?.base === view.latest.id) return;
      this.draft.set({ content: view.content, base: view.latest.id, changed: false });
      if (!view.author) this.keep();
    });
  }

  protected readonly share = action(async (shared: boolean) => {
    const params = { cohortId: this.cohortId(), planId: this.planId() };
    await this.api.call(cafePlanRoutes.share, { params, body: { shared } });
    this.saved.update((view) => view && { ...view, shared });
  });

  protected readonly takeUp = action(async (versionId: string) => {
    const params = { cohortId: this.cohortId(), planId: this.planId(), versionId };
    this.change(await this.api.call(cafePlanRoutes.version, { params }));
    this.announce.say('La version est reprise. Enregistrez pour la garder.');
  });

  protected readonly remove = action(async () => {
    if (!(await this.confirm()?.ask())) return;
    const params = { cohortId: this.cohortId(), planId: this.planId() };
    if (this.view()) await this.api.call(cafePlanRoutes.remove, { params });
    forgetDraft(this.planId());
    await this.router.navigate(['/ma-formation', this.cohortId(), 'mon-cafe']);
  });

  /** Keeps it as one more version, on the device first. */
  protected async save(): Promise<void> {
    const content = this.content();
    if (!content) return;
    if (!content.title.trim()) {
      document.getElementById('title')?.focus();
      return;
    }
    const versionId = uuidv7();
    await this.outbox.keep({
      route: cafePlanRoutes.save,
      key: this.key(),
      label: `Plan de café : ${content.title}`,
      replaces: true,
      params: { cohortId: this.cohortId(), planId: this.planId(), versionId },
      body: content,
    });
    this.draft.set({ content, base: versionId, changed: false });
    this.keep();
  }

  /** One’s own, from there on. */
  protected copy(): void {
    const content = this.content();
    if (!content) return;
    const planId = uuidv7();
    const title = `${content.title} (copie)`.slice(0, limits.line);
    keepDraft(planId, { content: { ...content, title }, base: null, changed: true });
    void this.router.navigate(['/ma-formation', this.cohortId(), 'mon-cafe', planId]);
    this.announce.say('C’est une copie, à vous.');
  }

  protected write(some: Partial<CafePlanContent>): void {
    const content = this.content();
    if (content) this.change({ ...content, ...some });
  }

  protected answer(answers: CafeAnswers): void {
    this.write({ answers: { ...answers, needs: [...answers.needs] } });
  }

  protected recompose(): void {
    const content = this.content();
    if (!content) return;
    this.place(composeCafe(content.answers, this.library));
    this.announce.say(`L’heure est recomposée. ${this.state()}`);
  }

  protected undo(): void {
    const before = this.past().at(-1);
    const draft = this.draft();
    if (!before || !draft) return;
    this.past.update((past) => past.slice(0, -1));
    this.draft.set({ ...draft, content: before, changed: true });
    this.keep();
    this.announce.say(`Le dernier changement est annulé. ${this.state()}`);
  }

  protected move({ block }: PlanRow, by: -1 | 1): void {
    this.place(movedBlock(this.blocks(), block.id, by));
    const rows = this.plan()?.rows ?? [];
    const at = rows.findIndex((row) => row.block === block);
    const ended = by < 0 ? at === 0 : at === rows.length - 1;
    focusNext(`${by < 0 !== ended ? 'up' : 'down'}-${block.id}`, this.injector);
    this.announce.say(`« ${block.title} » : place ${at + 1}, à ${this.clock(rows[at]?.at ?? 0)}.`);
  }

  protected resize({ block, minutes }: PlanRow, by: number | null): void {
    this.place(resizedBlock(this.blocks(), block, by === null ? null : minutes + by));
    const row = this.plan()?.rows.find((each) => each.block === block);
    this.announce.say(`« ${block.title} » : ${this.minutes(row?.minutes ?? 0)}. ${this.state()}`);
  }

  protected drop({ block }: PlanRow): void {
    const at = this.blocks().findIndex(({ id }) => id === block.id);
    this.place(withoutBlock(this.blocks(), block.id));
    const next = this.blocks()[Math.min(at, this.blocks().length - 1)];
    focusNext(next ? `title-${next.id}` : 'add', this.injector);
    this.announce.say(`« ${block.title} » est retiré. ${this.state()}`);
  }

  protected dropAll(blocks: readonly CafeBlock[]): void {
    this.place(blocks.reduce((placed, { id }) => withoutBlock(placed, id), this.blocks()));
    this.announce.say(this.state());
  }

  protected choose(block: CafeBlock): void {
    const instead = this.choosing()?.instead;
    this.choosing.set(null);
    this.place(
      instead
        ? swappedBlock(this.blocks(), instead.id, block.id)
        : addedBlock(this.blocks(), block, this.library),
    );
    focusNext(`title-${block.id}`, this.injector);
    this.announce.say(`« ${block.title} » est dans votre heure. ${this.state()}`);
  }

  protected clock(minutes: number): string {
    return clockAt(this.content()?.answers.startsAt ?? '00:00', minutes);
  }

  protected minutes(count: number): string {
    return counted(count, 'minute', 'minutes');
  }

  protected titles(blocks: readonly CafeBlock[]): string {
    return listed(blocks.map(({ title }) => `« ${title} »`));
  }

  private blocks(): PlacedBlock[] {
    return this.content()?.blocks ?? [];
  }

  private place(blocks: PlacedBlock[]): void {
    this.write({ blocks });
  }

  private change(content: CafePlanContent): void {
    const draft = this.draft();
    if (!draft) return;
    this.past.update((past) => [...past, draft.content].slice(-UNDONE_AT_MOST));
    this.draft.set({ ...draft, content, changed: true });
    this.keep();
  }

  private keep(): void {
    const draft = untracked(this.draft);
    if (draft) keepDraft(untracked(this.planId), draft);
  }

  private offers(): { moment: Moment; blocks: CafeBlock[] }[] {
    const [choosing, content] = [this.choosing(), this.content()];
    if (!choosing || !content) return [];
    const wanted = choosing.instead ? [choosing.instead.moment] : moments;
    return wanted
      .map((moment) => ({
        moment,
        blocks: blocksFor(moment, content.blocks, content.answers, this.library),
      }))
      .filter(({ blocks }) => blocks.length > 0);
  }

  private told(): string {
    const plan = this.plan();
    if (!plan) return '';
    const length =
      plan.overrun > 0
        ? `Ce plan dépasse de ${this.minutes(plan.overrun)}.`
        : plan.slack > 0
          ? `Il reste ${this.minutes(plan.slack)} sans rien : ajoutez une brique, ou respirez.`
          : `Ce plan tient : ${this.minutes(plan.total)}, fin à ${this.clock(plan.total)}.`;
    const missing = plan.missing.map((pillar) => pillarWords[pillar]);
    return missing.length === 0
      ? `${length} Les quatre piliers y sont.`
      : `${length} Il y manque : ${listed(missing)}.`;
  }
}
