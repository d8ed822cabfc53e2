import { Component, inject, resource, viewChild } from '@angular/core';
import { paperTemplateRoutes } from '@percolateur/contract';
import { paperBaseWords } from '@percolateur/domain';
import { Api } from '../../api';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone, FrenchDate } from '../../ui/when';
import { HubPicker } from '../shared/hub-picker';
import { Hubs } from '../shared/hubs';
import { LookForm } from './look-form';

/** How the documents of a hub look: changed, seen at once, and what they were before. */
@Component({
  selector: 'app-papers-page',
  imports: [FrenchDate, Heading, HubPicker, LookForm, PageState],
  template: `
    <h1 appHeading>Présentation des documents</h1>
    <p class="lead">
      Certificats et attestations à venir prendront cette présentation. Ceux déjà émis gardent la
      leur.
    </p>
    <app-hub-picker />
    @if (template.hasValue()) {
      <app-look-form
        [template]="template.value()"
        [organisationId]="hubs.chosen()"
        [hub]="name()"
        (saved)="template.set($event)"
      />
      @if (template.value().before.length > 0) {
        <details>
          <summary>Versions enregistrées</summary>
          <ol class="plain lines">
            @for (version of template.value().before; track version.number) {
              <li>
                Version {{ version.number }}, {{ version.at | frenchDate: zone }},
                {{ bases[version.base].title }}
              </li>
            }
          </ol>
        </details>
      }
    } @else {
      <app-page-state [of]="template" page />
    }
  `,
})
export class PapersPage {
  private readonly api = inject(Api);
  protected readonly hubs = inject(Hubs);
  private readonly form = viewChild(LookForm);

  protected readonly zone = deviceTimeZone();
  protected readonly bases = paperBaseWords;
  protected readonly template = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(paperTemplateRoutes.read, { params: { organisationId } }),
  });
  protected readonly name = () =>
    this.hubs.list().find(({ id }) => id === this.hubs.chosen())?.name ?? '';

  mayLeave(): boolean | Promise<boolean> {
    return this.form()?.mayLeave() ?? true;
  }
}
