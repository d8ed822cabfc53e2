import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { type EditableGathering, gatheringRoutes } from '@percolateur/contract';
import { gatheringRhythms } from '@percolateur/domain';
import { Api } from '../../api';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { calendarDay } from '../../ui/calendar-day';
import { FrenchSlot } from '../../ui/when';
import { GatheringForm } from './gathering-form';
import { NotesForm } from './notes-form';
import { SeriesForm } from './series-form';

/** The rhythm of the cafés animation, each of them, and what was said there. */
@Component({
  selector: 'app-gatherings-admin-page',
  imports: [FrenchSlot, GatheringForm, Heading, Modal, NotesForm, PageState, SeriesForm],
  templateUrl: './gatherings-page.html',
})
export class GatheringsPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly series = resource({
    loader: () => this.api.call(gatheringRoutes.series),
  });
  protected readonly all = computed(() => (this.series.hasValue() ? this.series.value() : []));
  protected readonly chosen = linkedSignal<{ id: string }[], string>({
    source: this.all,
    computation: (all, before) =>
      all.find(({ id }) => id === before?.value)?.id ?? all[0]?.id ?? '',
  });
  protected readonly shown = computed(
    () => this.all().find(({ id }) => id === this.chosen()) ?? null,
  );
  protected readonly gatherings = resource({
    params: () => (this.chosen() ? { seriesId: this.chosen() } : undefined),
    loader: ({ params }) => this.api.call(gatheringRoutes.editable, { params }),
  });
  /** What is edited in a dialog: a rhythm, a gathering, or its notes. */
  protected readonly edited = signal<'new' | 'series' | null>(null);
  protected readonly moved = signal<EditableGathering | null>(null);
  protected readonly noted = signal<EditableGathering | null>(null);

  protected readonly rhythms = gatheringRhythms;
  protected readonly day = calendarDay;
  private readonly now = Date.now();
  protected readonly isOver = ({ endsAt }: EditableGathering) => Date.parse(endsAt) <= this.now;
  protected readonly hasBegun = ({ startsAt }: EditableGathering) =>
    Date.parse(startsAt) <= this.now;

  protected saved(dialog: Modal, said: string): void {
    this.series.reload();
    this.gatherings.reload();
    dialog.close();
    this.announce.say(said);
  }
}
