import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type BankQuestion, bankRoutes, type BankVersion } from '@percolateur/contract';
import {
  type Action,
  kindNames,
  mayOnBank,
  type Question,
  questionKinds,
  type QuestionStatus,
  reviewSteps,
  writtenTexts,
} from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Api, ProblemError } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { Drafting } from '../shared/drafting';
import { Hubs } from '../shared/hubs';
import { type Difference, StaleNote } from '../shared/stale-note';
import { BankPlace } from './editing/bank-place';
import { Editing } from './editing/editing';
import { newQuestion } from './editing/new-question';
import { leavesOf, placeName, statusNames, stepNames } from './editing/words';
import { kindForms, KindFields } from './fields/kind-fields';
import { WrittenField } from './fields/written-field';
import { everyKind } from './kinds/every-kind';
import { LookalikeNote } from './lookalike-note';
import { QuestionPreview } from './question-preview';
import { QuestionRemarks } from './question-remarks';
import { QuestionVersions } from './question-versions';
import { SubjectFields } from './subject-fields';

/** What of a question was being written on this device. */
interface Draft {
  question: Question;
  tags: string[];
  note: string;
  /** The version it began from; null for a new question. */
  basedOnId: string | null;
  /** The ids that its request will bear, so that a tab closed on an answer does not save it twice. */
  id: string;
  versionId: string;
}

/**
 * A question written beside what learners will see of it. What is typed is kept on this device until
 * it is saved, and every saving adds a version: nobody’s words are ever lost.
 */
@Component({
  selector: 'app-question-page',
  imports: [
    Busy,
    Heading,
    KindFields,
    LookalikeNote,
    PageState,
    ProblemNote,
    QuestionPreview,
    QuestionRemarks,
    QuestionVersions,
    RouterLink,
    StaleNote,
    SubjectFields,
    WrittenField,
  ],
  providers: [BankPlace, Drafting, Editing, { provide: kindForms, useValue: everyKind }],
  host: { '(window:pagehide)': 'drafting.flush()' },
  templateUrl: './question-page.html',
  styles: `
    .beside > * {
      display: block;
      margin-block-end: 1rem;
    }
    /* Beside a long form, what learners will see stays in sight. */
    @media (min-width: 60rem) {
      .beside {
        position: sticky;
        inset-block-start: 1rem;
        max-block-size: calc(100vh - 2rem);
        overflow-y: auto;
      }
    }
  `,
})
export class QuestionPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly drafting = inject(Drafting);
  protected readonly hubs = inject(Hubs);
  private readonly me = inject(CurrentPerson).person;
  private readonly place = inject(BankPlace);
  private readonly router = inject(Router);
  private readonly intentions = new Intentions();
  protected readonly editing = inject(Editing);

  /** The question; none to write a new one. */
  readonly bankQuestionId = input<string>();
  /** The organisation in whose bank a new question is written. */
  readonly banque = input<string>();

  protected readonly loaded = resource({
    // Where one writes is known first.
    params: () => (this.hubs.organisations.hasValue() ? { id: this.bankQuestionId() } : undefined),
    loader: ({ params: { id } }) => this.load(id),
  });
  protected readonly question = linkedSignal<BankQuestion | null>(() =>
    this.loaded.hasValue() ? this.loaded.value() : null,
  );
  protected readonly latest = computed(() => this.question()?.versions[0]);
  protected readonly tags = signal('');
  protected readonly note = signal('');
  protected readonly correcting = signal(false);
  /** What this writing began from, and the ids of its request: kept with the draft. */
  private readonly base = signal({ basedOnId: null as string | null, ...freshIds() });
  private readonly ready = signal(false);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<BankQuestion | null>(null);

  protected readonly kinds = questionKinds;
  protected readonly kindNames = kindNames;
  protected readonly statusNames = statusNames;
  protected readonly stepNames = stepNames;

  protected readonly mayWrite = computed(() => this.allows('question.write'));
  protected readonly changed = computed(() => {
    const latest = this.latest();
    // Nothing written is nothing to keep.
    if (!latest) return writtenTexts(this.editing.question()).some(({ text }) => text.trim());
    return (
      JSON.stringify(sorted(latest.content)) !== JSON.stringify(sorted(this.editing.question())) ||
      latest.tags.join() !== tagsIn(this.tags()).join()
    );
  });
  protected readonly published = computed(() =>
    this.question()?.versions.find(({ id }) => id === this.question()?.publishedId),
  );
  /** The versions that something may be decided of. */
  protected readonly decided = computed(() =>
    [this.latest(), this.published()].filter(
      (version, index, all): version is BankVersion =>
        version !== undefined && all.indexOf(version) === index,
    ),
  );
  protected readonly differences = computed<Difference[] | null>(() => {
    const theirs = this.theirs()?.versions[0];
    if (!theirs) return null;
    const [saved, mine] = [leavesOf(theirs.content), leavesOf(this.editing.question())];
    return [...new Set([...saved.keys(), ...mine.keys()])]
      .filter((at) => saved.get(at) !== mine.get(at))
      .map((at) => ({
        label: placeName(at),
        theirs: saved.get(at) ?? '',
        mine: mine.get(at) ?? '',
      }));
  });

  protected readonly saving = action(async () => {
    const { basedOnId, id, versionId } = this.base();
    const written = {
      content: this.editing.question(),
      tags: tagsIn(this.tags()),
      note: this.note().trim(),
    };
    const before = this.question();
    try {
      const saved = before
        ? await this.api.call(bankRoutes.write, {
            params: { bankQuestionId: before.id },
            body: {
              ...{ id: versionId, basedOnId: basedOnId ?? '' },
              correctsId: this.correcting() ? before.publishedId : null,
              ...written,
            },
          })
        : await this.api.call(bankRoutes.create, {
            params: { organisationId: this.place.organisationId() },
            body: { id, versionId, ...written },
          });
      await this.drafting.forget();
      this.take(saved);
      this.announce.say(`La version ${saved.versions[0]?.number} est enregistrée.`);
      if (!before) await this.router.navigate(['/coordination/questions', saved.id]);
    } catch (error) {
      if (before && error instanceof ProblemError && error.code === 'stale-edit') {
        const params = { bankQuestionId: before.id };
        this.theirs.set(await this.api.call(bankRoutes.read, { params }));
      }
      throw error;
    }
  });

  protected readonly deciding = action(async (version: BankVersion, to: QuestionStatus) => {
    const what = `${version.id}/${to}`;
    const decided = await this.api.call(bankRoutes.review, {
      params: { bankQuestionId: this.question()!.id, versionId: version.id },
      body: { id: this.intentions.idOf(what), from: version.status, to },
    });
    this.intentions.done(what);
    this.question.set(decided);
    this.announce.say(stepNames[to].done);
  });

  constructor() {
    effect((onCleanup) => {
      const draft: Draft = {
        question: this.editing.question(),
        tags: tagsIn(this.tags()),
        note: this.note(),
        ...this.base(),
      };
      if (!this.ready() || !this.changed() || !this.mayWrite()) return;
      onCleanup(this.drafting.later(draft));
    });
  }

  protected steps(version: BankVersion): QuestionStatus[] {
    return reviewSteps(version.status, {
      mine: version.author?.id === this.me()?.id,
      allowed: (each) => this.allows(each),
    });
  }

  /** Another kind, with the words that both have. */
  protected turn(kind: string): void {
    const { id, prompt, explanation } = this.editing.question();
    this.editing.question.set({ ...newQuestion(kind), id, prompt, explanation });
  }

  /** Saves what was typed over what somebody else saved, which was shown: as a version after theirs. */
  protected async keepMine(): Promise<void> {
    const theirs = this.theirs();
    if (!theirs) return;
    this.question.set(theirs);
    this.base.set({ basedOnId: theirs.versions[0]?.id ?? null, ...freshIds() });
    this.theirs.set(null);
    await this.saving.run();
  }

  protected async takeTheirs(): Promise<void> {
    const theirs = this.theirs();
    await this.drafting.forget();
    if (theirs) this.take(theirs);
    this.saving.clear();
  }

  /** Throws the draft of this device away. */
  protected async startAgain(): Promise<void> {
    await this.drafting.forget();
    const question = this.question();
    if (question) this.take(question);
    else this.editing.question.set(newQuestion('single'));
  }

  private async load(id: string | undefined): Promise<BankQuestion | null> {
    this.ready.set(false);
    const question = id
      ? await this.api.call(bankRoutes.read, { params: { bankQuestionId: id } })
      : null;
    const own = this.hubs.list();
    const nation = own.find(({ kind }) => kind === 'national')?.id;
    const home = question ? (question.organisationId ?? nation) : this.banque();
    this.place.organisationId.set(home ?? own[0]?.id ?? '');
    if (question) this.take(question);
    await this.restore();
    this.ready.set(true);
    return question;
  }

  /** Takes up what was being written here, if a tab was closed on it. */
  private async restore(): Promise<void> {
    const key = `${this.me()?.id}/${this.bankQuestionId() ?? 'nouvelle'}`;
    const draft = await this.drafting.open<Draft>(key);
    if (!draft) return;
    this.editing.question.set(draft.question);
    this.tags.set(draft.tags.join(', '));
    this.note.set(draft.note);
    const { basedOnId, id, versionId } = draft;
    this.base.set({ basedOnId, id, versionId });
  }

  private take(question: BankQuestion): void {
    const [latest] = question.versions;
    this.question.set(question);
    this.theirs.set(null);
    if (!latest) return;
    this.editing.question.set(latest.content);
    this.tags.set(latest.tags.join(', '));
    this.note.set('');
    this.correcting.set(false);
    this.base.set({ basedOnId: latest.id, ...freshIds() });
  }

  private allows(what: Action): boolean {
    const me = this.me();
    if (!me) return false;
    const question = this.question();
    const place = this.hubs.list().find(({ id }) => id === this.place.organisationId());
    const own = place?.kind === 'national' ? null : (place?.id ?? null);
    const organisationId = question ? question.organisationId : own;
    return mayOnBank(me, what, { organisationId, personId: me.id });
  }
}

const freshIds = () => ({ id: uuidv7(), versionId: uuidv7() });

/** The words of a line, parted by commas. */
const tagsIn = (line: string) =>
  [
    ...new Set(
      line
        .toLowerCase()
        .split(',')
        .map((tag) => tag.trim()),
    ),
  ]
    .filter(Boolean)
    .sort();

/** The same value with its fields in one order: what two questions are compared by. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Question)
      .filter(([, each]) => each !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
