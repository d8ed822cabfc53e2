import { Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { resourceRoutes } from '@percolateur/contract';
import { resourceStatuses } from '@percolateur/domain';
import { Api } from '../../api';
import { draftOf, fieldsOf, resourceForm } from '../../parts/resource/resource-draft';
import { ResourceFieldset } from '../../parts/resource/resource-fields';
import { action, Busy } from '../../ui/action';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';

/** Proposes a resource to all, and says what became of those proposed before. */
@Component({
  selector: 'app-propose-page',
  imports: [Busy, Heading, Icon, ProblemNote, ResourceFieldset, RouterLink],
  template: `
    <div class="reading">
      <nav class="crumbs" aria-label="Fil d’Ariane">
        <ol>
          <li><a routerLink="/ressources">Ressources</a></li>
          <li><span aria-current="page">Proposer</span></li>
        </ol>
      </nav>
      <h1 appHeading>Proposer une ressource</h1>
      <p>
        Ce qui vous a servi peut servir à d’autres. L’équipe nationale relit, puis publie&nbsp;;
        nous mettons un lien, jamais une copie.
      </p>
      <div role="status">
        @if (sent(); as title) {
          <div class="note done">
            <app-icon name="check" />
            <p>« {{ title }} » est proposée. Vous verrez ici ce qu’elle devient.</p>
          </div>
        }
      </div>
      @if (mine.hasValue() && mine.value().proposed.length > 0) {
        <h2>Mes propositions</h2>
        <ul class="plain lines">
          @for (each of mine.value().proposed; track each.id) {
            <li>
              {{ each.title }} <span class="tag">{{ statuses[each.status] }}</span>
              @if (each.refusalReason) {
                <p class="soft">{{ each.refusalReason }}</p>
              }
            </li>
          }
        </ul>
      }
      <form novalidate aria-label="Ressource" (submit)="$event.preventDefault(); submit()">
        <app-resource-fields [form]="fields" [problem]="proposing.problem()" />
        <app-problem [problem]="proposing.problem()" />
        <button class="button primary" [appBusy]="proposing.pending()">Proposer</button>
      </form>
    </div>
  `,
})
export class ProposePage {
  private readonly api = inject(Api);
  private readonly intentions = new Intentions();

  protected readonly mine = resource({ loader: () => this.api.call(resourceRoutes.mine) });
  protected readonly sent = signal('');
  private readonly draft = signal(draftOf(null));
  protected readonly fields = resourceForm(this.draft);
  protected readonly statuses = resourceStatuses;
  protected readonly proposing = action(async () => {
    const body = { id: this.intentions.idOf('resource'), ...fieldsOf(this.draft()) };
    await this.api.call(resourceRoutes.propose, { body });
    this.intentions.done('resource');
    this.sent.set(body.title);
    this.fields().reset(draftOf(null));
    this.mine.reload();
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.proposing.run());
  }
}
