import { Component, computed, inject, Injector, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type HeardQuestionRow, heardQuestionRoutes as routes } from '@percolateur/contract';
import { counted, departementName, type QuestionTheme, questionThemes } from '@percolateur/domain';
import { Api } from '../../../api';
import { ExportBar } from '../../../parts/export/export-bar';
import type { ExportRow } from '../../../parts/export/table-files';
import { action, Busy } from '../../../ui/action';
import { Announce, focusNext } from '../../../ui/announce';
import { Empty } from '../../../ui/empty';
import { Heading } from '../../../ui/heading';
import { MoreButton } from '../../../ui/more-button';
import { pagedList } from '../../../ui/paged-list';
import { PageState } from '../../../ui/page-state';
import { ProblemNote } from '../../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../../ui/when';
import { Hubs } from '../../shared/hubs';
import { CommonQuestions } from './common-questions';
import { GroupDialog } from './group-dialog';

type State = HeardQuestionRow['state'];
const states: [State, string][] = [
  ['new', 'À relire'],
  ['grouped', 'Rangées'],
  ['hidden', 'Cachées'],
];
/** As many as are sorted at once. */
const mostAtOnce = 50;

/** The questions heard at the cafés of a territory: read, told under one wording, or hidden. */
@Component({
  selector: 'app-heard-page',
  imports: [
    Busy,
    CommonQuestions,
    Empty,
    ExportBar,
    FrenchDate,
    GroupDialog,
    Heading,
    MoreButton,
    PageState,
    ProblemNote,
    RouterLink,
  ],
  templateUrl: './heard-page.html',
  styles: `
    .narrow-field {
      max-inline-size: 30rem;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
    }
    .words {
      overflow-wrap: anywhere;
    }
    th .choice {
      font-weight: 600;
    }
  `,
})
export class HeardPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  protected readonly hubs = inject(Hubs);

  protected readonly hubId = linkedSignal(() => this.hubs.list()[0]?.id ?? '');
  protected readonly state = signal<State>('new');
  protected readonly theme = signal<QuestionTheme | ''>('');
  private readonly asked = computed(() =>
    this.hubId()
      ? { organisationId: this.hubId(), state: this.state(), theme: this.theme() || undefined }
      : undefined,
  );
  protected readonly questions = pagedList(this.asked, ({ organisationId, ...query }, after) =>
    this.api.call(routes.list, { params: { organisationId }, query: { ...query, after } }),
  );
  /** Those ticked; another list ticks none. */
  protected readonly ticked = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.asked,
    computation: () => new Set(),
  });
  protected readonly chosen = computed(() =>
    this.questions.rows().filter(({ id }) => this.ticked().has(id)),
  );
  protected readonly grouping = signal<readonly HeardQuestionRow[] | null>(null);
  /** Counts up each time that wordings may have changed. */
  protected readonly changed = signal(0);

  protected readonly sorting = action(async (deed: 'hide' | 'return') => {
    const ids = this.chosen().map(({ id }) => id);
    const params = { organisationId: this.hubId() };
    await this.api.call(routes.sort, { params, body: { deed, ids } });
    this.done(deed === 'hide' ? 'cachées' : 'à relire de nouveau');
  });

  protected tick(id: string, wanted: boolean): void {
    this.ticked.update((ticked) => {
      const next = new Set(ticked);
      if (wanted) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  protected group(): void {
    this.grouping.set(this.chosen());
  }

  protected done(what: string): void {
    const count = counted(this.chosen().length, 'question', 'questions');
    this.announce.say(`${count}\u00a0: ${what}.`);
    this.ticked.set(new Set());
    this.questions.reload();
    this.changed.update((times) => times + 1);
    focusNext('ticked', this.injector);
  }

  protected chooseTheme(theme: string): void {
    this.theme.set(theme as QuestionTheme | '');
  }

  protected readonly exported = async (): Promise<ExportRow[]> =>
    (await this.questions.all()).map((each) => ({
      ...{ Question: each.words, Thème: questionThemes[each.theme] },
      ...{ Département: departementName(each.departement), 'Café du': each.heardAt.slice(0, 10) },
      'Rangée sous': each.under ?? '',
    }));
  protected readonly states = states;
  protected readonly themes = Object.entries(questionThemes);
  protected readonly themeName = ({ theme }: { theme: QuestionTheme }) => questionThemes[theme];
  protected readonly departementName = departementName;
  protected readonly counted = counted;
  protected readonly most = mostAtOnce;
  protected readonly zone = deviceTimeZone();
}
