import { Component, computed, inject, resource } from '@angular/core';
import { progressRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

/** What the course says otherwise since I followed it: the words then, the words now, and why. */
@Component({
  selector: 'app-changes-page',
  imports: [Empty, FrenchDate, Heading, PageState],
  template: `
    <div class="reading">
      <h1 appHeading>Ce qui a changé</h1>
      <p>
        Une affirmation du cours peut être corrigée&nbsp;: un chiffre revu, une loi votée. Voici ce
        qui vous a été dit, ce que le cours dit maintenant, et pourquoi.
      </p>
      @if (mine.hasValue()) {
        @for (course of told(); track course.cohortId) {
          <h2>Depuis « {{ course.title }} »</h2>
          <p class="soft">Vous avez suivi la version {{ course.version }} du cours.</p>
          @for (change of course.changes; track change.claimId) {
            <article class="card" [attr.aria-label]="change.after">
              <dl>
                <dt>Il vous a été dit</dt>
                <dd>
                  <del>{{ change.before }}</del>
                </dd>
                <dt>Le cours dit maintenant</dt>
                <dd>
                  <ins>{{ change.after }}</ins>
                </dd>
                <dt>Pourquoi</dt>
                @for (why of change.whys; track why) {
                  <dd>{{ why }}</dd>
                }
                <dt>Source</dt>
                <dd>
                  @if (change.source.url; as url) {
                    <a [href]="url" target="_blank" rel="noopener noreferrer">{{
                      change.source.title
                    }}</a>
                    (nouvel onglet),
                  } @else {
                    {{ change.source.title }},
                  }
                  {{ change.source.publisher }}, {{ change.source.year }}
                </dd>
              </dl>
              <p class="soft">Corrigé le {{ change.at | frenchDate: zone }}.</p>
            </article>
          }
        } @empty {
          <app-empty>
            <p>
              Rien n’a changé dans ce que vous avez appris. Quand le cours sera corrigé, ce sera
              ici, et nous vous l’écrirons une fois par trimestre.
            </p>
          </app-empty>
        }
      } @else {
        <app-page-state [of]="mine" />
      }
    </div>
  `,
  styles: `
    dt {
      font-weight: 600;
    }
    dd {
      margin: 0 0 0.75rem;
      overflow-wrap: anywhere;
    }
    del {
      color: var(--soft);
      text-decoration-thickness: 1px;
    }
    ins {
      text-decoration: none;
    }
  `,
})
export class ChangesPage {
  private readonly api = inject(Api);

  protected readonly mine = resource({ loader: () => this.api.call(progressRoutes.changes) });
  protected readonly told = computed(() =>
    this.mine.hasValue() ? this.mine.value().filter(({ changes }) => changes.length > 0) : [],
  );
  protected readonly zone = deviceTimeZone();
}
