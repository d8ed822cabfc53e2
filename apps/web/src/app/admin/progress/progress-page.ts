import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { progressRoutes } from '@percolateur/contract';
import { cafeStates, frenchDate } from '@percolateur/domain';
import { Api } from '../../api';
import { ExportBar } from '../../parts/export/export-bar';
import type { ExportRow } from '../../parts/export/table-files';
import { OnTheWayTable } from '../../parts/progress/on-the-way';
import { StarBars, starRows } from '../../parts/progress/star-bars';
import { ConfidenceCurve } from '../../parts/survey/confidence-curve';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone } from '../../ui/when';
import { thisYear, YearChoice } from '../quality/year-choice';
import { Hubs } from '../shared/hubs';
import { CafeFigures } from './cafe-figures';

/** The north star of a hub, or of the nation: whether certificates become cafés, and who is stuck. */
@Component({
  selector: 'app-progress-page',
  imports: [
    CafeFigures,
    ConfidenceCurve,
    ExportBar,
    Heading,
    OnTheWayTable,
    PageState,
    StarBars,
    YearChoice,
  ],
  templateUrl: './progress-page.html',
})
export class ProgressPage {
  private readonly api = inject(Api);
  protected readonly hubs = inject(Hubs);

  protected readonly year = signal(thisYear());
  /** The hub looked at, or the national body, which stands for all. */
  protected readonly place = linkedSignal(
    () => this.hubs.chosen() || this.hubs.list()[0]?.id || '',
  );
  protected readonly isHub = computed(() => this.hubs.hubs().some(({ id }) => id === this.place()));
  protected readonly star = resource({
    params: () =>
      this.place()
        ? { params: { organisationId: this.place() }, query: { year: this.year() } }
        : undefined,
    loader: ({ params }) => this.api.call(progressRoutes.northStar, params),
  });
  protected readonly way = resource({
    params: () => (this.isHub() ? { params: { organisationId: this.place() } } : undefined),
    loader: ({ params }) => this.api.call(progressRoutes.ofHub, params),
  });
  protected readonly stuckOnly = signal(false);
  protected readonly people = computed(() => {
    const people = this.way.hasValue() ? this.way.value().people : [];
    return this.stuckOnly() ? people.filter(({ stuck }) => stuck) : people;
  });
  protected readonly stuck = computed(() =>
    this.way.hasValue() ? this.way.value().people.filter(({ stuck }) => stuck).length : 0,
  );

  protected readonly starExport = (): ExportRow[] =>
    this.star.hasValue()
      ? starRows(this.star.value()).map((row) => ({
          ...{ Groupe: row.name, 'Personnes certifiées': row.certified },
          ...{ 'Café animé dans le délai': row.held, Part: row.percent },
          'Délai en cours': row.running,
        }))
      : [];
  protected readonly wayExport = (): ExportRow[] =>
    this.people().map((person) => ({
      ...{ Nom: person.lastName, Prénom: person.firstName, Session: person.cohortTitle },
      'Où elle en est': cafeStates[person.state],
      Depuis: frenchDate(new Date(person.since), deviceTimeZone()),
      ...{ 'Ce qui coince': person.stuck ?? '', Aide: person.helper ?? '' },
    }));
}
