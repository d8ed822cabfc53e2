import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
import { type AgendaFeed, agendaRoutes } from '@percolateur/contract';
import type { AgendaKind } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Heading } from '../../ui/heading';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';
import { CurrentPerson } from '../current-person';

const headings: Record<AgendaKind, string> = {
  learner: 'Les sessions que je suis',
  trainer: 'Les sessions que j’anime',
};

/** The addresses by which my diary reads my half-days by itself. */
@Component({
  selector: 'app-agenda-page',
  imports: [Busy, ConfirmDialog, FrenchDate, FrenchTime, Heading, PageState, ProblemNote],
  templateUrl: './agenda-page.html',
  styles: `
    input {
      inline-size: 100%;
    }
    .card {
      margin-block-end: 1rem;
    }
    .card h2 {
      margin-block-start: 0;
    }
  `,
})
export class AgendaPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly current = inject(CurrentPerson);
  private readonly intentions = new Intentions();
  private readonly renewing = viewChild.required<ConfirmDialog>('renewing');
  private readonly ending = viewChild.required<ConfirmDialog>('ending');

  protected readonly zone = deviceTimeZone();
  protected readonly feeds = resource({ loader: () => this.api.call(agendaRoutes.feeds) });
  /** Where the last thing done was: its problem is shown there. */
  protected readonly at = signal<AgendaKind>('learner');
  protected readonly sections = computed(() => {
    const feeds = this.feeds.hasValue() ? this.feeds.value() : [];
    const kinds: AgendaKind[] = this.current.person()?.roles.length
      ? ['learner', 'trainer']
      : ['learner'];
    return kinds.map((kind) => ({
      ...{ kind, heading: headings[kind] },
      feed: feeds.find((feed) => feed.kind === kind) ?? null,
    }));
  });

  protected readonly make = action(async (kind: AgendaKind, anew: boolean) => {
    this.at.set(kind);
    if (anew && !(await this.renewing().ask())) return;
    const id = this.intentions.idOf(kind);
    const made = await this.api.call(agendaRoutes.make, { body: { id, kind } });
    this.intentions.done(kind);
    this.feeds.update((feeds) => [...(feeds ?? []).filter((feed) => feed.kind !== kind), made]);
    this.announce.say('L’adresse est prête.');
  });

  protected readonly end = action(async ({ id, kind }: AgendaFeed) => {
    this.at.set(kind);
    if (!(await this.ending().ask())) return;
    await this.api.call(agendaRoutes.end, { params: { feedId: id } });
    this.feeds.update((feeds) => feeds?.filter((feed) => feed.id !== id));
    this.announce.say('L’adresse est fermée.');
  });

  /** Phones and computers open such a link in their diary. */
  protected readonly webcal = ({ url }: AgendaFeed) => url.replace(/^https?:/, 'webcal:');

  protected async copy(field: HTMLInputElement): Promise<void> {
    field.select();
    const done = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
    this.announce.say(
      done
        ? 'Adresse copiée.'
        : 'La copie est bloquée ici\u00a0: l’adresse est choisie, copiez-la.',
    );
  }
}
