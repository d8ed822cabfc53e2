import { Component, computed, inject, resource, signal } from '@angular/core';
import { type DashboardGroup, dashboardRoutes } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import type { Territory } from '@percolateur/domain';
import { TerritoryMap } from '../../parts/territory-map/territory-map';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { thisYear, YearChoice } from '../quality/year-choice';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { cellsOf, tooFew } from './group-cells';
import { GroupTable } from './group-table';

interface Part {
  title: string;
  heading: string;
  groups: readonly DashboardGroup[];
  /** The same, for a map. */
  places?: Territory[];
}

/** Every hub beside the others, every département, every year. */
@Component({
  selector: 'app-national-page',
  imports: [ExportBar, GroupTable, Heading, PageState, TerritoryMap, YearChoice],
  templateUrl: './national-page.html',
})
export class NationalPage {
  private readonly api = inject(Api);

  protected readonly year = signal(thisYear());
  protected readonly page = resource({
    params: () => ({ query: { year: this.year() } }),
    loader: ({ params }) => this.api.call(dashboardRoutes.national, params),
  });
  protected readonly parts = computed((): Part[] => {
    if (!this.page.hasValue()) return [];
    const { total, hubs, departements, years } = this.page.value();
    return [
      { title: `En ${total.name}`, heading: 'Année', groups: [total] },
      { title: `Hub par hub, en ${total.name}`, heading: 'Hub', groups: hubs },
      {
        ...{ title: `Par département, en ${total.name}`, heading: 'Département' },
        groups: departements,
        places: departements.map(({ code, name, people }) => ({
          ...{ code, name, count: people?.learners ?? null },
          told: String(people?.learners ?? tooFew),
        })),
      },
      { title: 'Année par année', heading: 'Année', groups: years },
    ];
  });
  protected readonly exported = () =>
    this.parts().flatMap(({ title, groups }) =>
      groups.map((group): ExportRow => ({ Tableau: title, Nom: group.name, ...cellsOf(group) })),
    );
  protected readonly counted = counted;
}
