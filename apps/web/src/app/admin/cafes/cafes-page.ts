import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { publicCafeRoutes as routes, type PublicCafeRow } from '@percolateur/contract';
import { cafeAccess, cafeThemes, counted, departementName, mayAnywhere } from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { MoreButton } from '../../ui/more-button';
import { pagedList } from '../../ui/paged-list';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate } from '../../ui/when';
import { Hubs } from '../shared/hubs';
import { ReasonDialog } from '../shared/reason-dialog';
import { Territories } from './territories';

type Which = 'to-decide' | 'coming' | 'past' | 'archived';
const lists: readonly { which: Which; label: string }[] = [
  { which: 'to-decide', label: 'À décider' },
  { which: 'coming', label: 'À venir' },
  { which: 'past', label: 'Passés' },
  { which: 'archived', label: 'Archivés' },
];
const states: Record<PublicCafeRow['state'], string> = {
  unproved: 'à confirmer',
  proposed: 'à décider',
  asked: 'question posée',
  announced: 'annoncé',
  refused: 'refusé',
  cancelled: 'annulé',
  told: 'raconté',
};
const asks = {
  asked: {
    heading: 'Poser une question sur',
    verb: 'Envoyer la question',
    hint: 'La personne la reçoit par courriel, et répond sur une page.',
  },
  refused: {
    heading: 'Refuser',
    verb: 'Refuser ce café',
    hint: 'La personne lira ces mots dans le message qui lui répond.',
  },
  hidden: {
    heading: 'Cacher la page de',
    verb: 'Cacher la page',
    hint: 'Personne ne la verra plus, et les signalements seront clos.',
  },
  shown: {
    heading: 'Garder la page de',
    verb: 'Garder la page',
    hint: 'Elle reste, ou redevient, visible ; les signalements sont clos.',
  },
};

/** The cafés of a territory, for the hub that answers for it. */
@Component({
  selector: 'app-cafes-page',
  imports: [
    Busy,
    Empty,
    FrenchDate,
    Heading,
    MoreButton,
    PageState,
    ProblemNote,
    ReasonDialog,
    RouterLink,
    Territories,
  ],
  templateUrl: './cafes-page.html',
  styles: `
    .narrow-field {
      max-inline-size: 30rem;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
    }
    .list {
      display: grid;
      gap: 1rem;
    }
    h2 {
      margin-block-start: 0;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(6rem, max-content) 1fr;
      gap: 0.25rem 1rem;
    }
    dt {
      font-weight: 600;
    }
    dd {
      min-inline-size: 0;
      margin: 0;
      overflow-wrap: anywhere;
    }
    .tag + .tag {
      margin-inline-start: 0.35rem;
    }
    .words {
      white-space: pre-line;
    }
  `,
})
export class CafesPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly current = inject(CurrentPerson);
  protected readonly hubs = inject(Hubs);

  protected readonly lists = lists;
  protected readonly which = signal<Which>('to-decide');
  protected readonly hubId = linkedSignal(() => this.hubs.list()[0]?.id ?? '');
  protected readonly cafes = pagedList(
    () => (this.hubId() ? { organisationId: this.hubId(), which: this.which() } : undefined),
    ({ organisationId, which }, after) =>
      this.api.call(routes.list, { params: { organisationId }, query: { which, after } }),
  );
  protected readonly setting = resource({
    params: () => (this.hubId() ? { organisationId: this.hubId() } : undefined),
    loader: ({ params }) => this.api.call(routes.setting, { params }),
  });
  protected readonly changing = action(async (alumniAtOnce: boolean) => {
    const params = { organisationId: this.hubId() };
    this.setting.set(await this.api.call(routes.set, { params, body: { alumniAtOnce } }));
    this.announce.say('C’est enregistré.');
  });
  protected readonly nation = computed(() =>
    mayAnywhere({ roles: this.current.person()?.roles ?? [] }, 'territory.write'),
  );

  protected readonly accepting = action(async (row: PublicCafeRow) => {
    await this.api.call(routes.decide, {
      params: { cafeId: row.id },
      body: { decision: 'announced' },
    });
    this.done(row, 'annoncé');
  });
  protected readonly archiving = action(async (row: PublicCafeRow) => {
    const archived = !row.archived;
    await this.api.call(routes.archive, { params: { cafeId: row.id }, body: { archived } });
    this.done(row, archived ? 'dans les archives' : 'de retour parmi les cafés passés');
  });
  /** What words are asked for, and about which café. */
  protected readonly asking = signal<{ what: keyof typeof asks; row: PublicCafeRow } | null>(null);
  protected readonly ask = computed(() => {
    const asked = this.asking();
    return asked && { ...asks[asked.what], row: asked.row };
  });
  protected readonly tell = async (words: string) => {
    const { what, row } = this.asking()!;
    const params = { cafeId: row.id };
    if (what === 'asked' || what === 'refused') {
      await this.api.call(routes.decide, { params, body: { decision: what, words } });
    } else {
      const body = { hidden: what === 'hidden', reason: words };
      await this.api.call(routes.hide, { params, body });
    }
    this.done(row, 'c’est fait');
  };

  protected readonly states = states;
  protected readonly counted = counted;
  protected readonly departementName = departementName;
  protected readonly themeOf = ({ theme }: PublicCafeRow) => cafeThemes[theme];
  protected readonly accessOf = ({ access }: PublicCafeRow) =>
    access.map((each) => cafeAccess[each]).join(', ') || 'rien n’en est dit';

  private done(row: PublicCafeRow, what: string): void {
    this.announce.say(`${row.title}\u00a0: ${what}.`);
    this.cafes.reload();
  }
}
