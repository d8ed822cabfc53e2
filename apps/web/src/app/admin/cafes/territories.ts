import { Component, inject, resource } from '@angular/core';
import { publicCafeRoutes as routes } from '@percolateur/contract';
import { departementName } from '@percolateur/domain';
import { Api } from '../../api';
import { action } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { Hubs } from '../shared/hubs';

/** Which hub answers for which département: the nation’s to say. */
@Component({
  selector: 'app-territories',
  imports: [PageState, ProblemNote],
  template: `
    <details>
      <summary>Quel hub répond de quel département</summary>
      @if (territories.hasValue()) {
        <app-problem [problem]="changing.problem()" />
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Département</th>
              <th scope="col">Hub</th>
            </tr>
          </thead>
          <tbody>
            @for (each of territories.value(); track each.departement) {
              <tr>
                <th scope="row">{{ departementName(each.departement) }}</th>
                <td data-label="Hub">
                  <select
                    #hub
                    [attr.aria-label]="'Hub, ' + departementName(each.departement)"
                    (change)="changing.run(each.departement, hub.value)"
                  >
                    <option value="" [selected]="!each.organisationId">L’équipe nationale</option>
                    @for (one of hubs.hubs(); track one.id) {
                      <option [value]="one.id" [selected]="one.id === each.organisationId">
                        {{ one.name }}
                      </option>
                    }
                  </select>
                </td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <app-page-state [of]="territories" />
      }
    </details>
  `,
})
export class Territories {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly hubs = inject(Hubs);

  protected readonly territories = resource({
    loader: () => this.api.call(routes.territories),
  });
  protected readonly changing = action(async (departement: string, hub: string) => {
    const body = { departement, organisationId: hub || null };
    this.territories.set(await this.api.call(routes.setTerritory, { body }));
    this.announce.say(`${departementName(departement)}\u00a0: c’est enregistré.`);
  });
  protected readonly departementName = departementName;
}
