import { Component, inject, resource } from '@angular/core';
import { progressRoutes } from '@percolateur/contract';
import { departementCodes, departementName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

/** Who helps me, and whether I help others near me. */
@Component({
  selector: 'app-help-page',
  imports: [Busy, Heading, PageState, ProblemNote],
  template: `
    <div class="reading">
      <h1 appHeading>Entraide</h1>
      @if (mine.hasValue()) {
        @let help = mine.value();
        @if (help.helper; as helper) {
          <section class="card" aria-labelledby="helped">
            <h2 id="helped">{{ helper.firstName }} peut vous aider</h2>
            <p>
              Cette personne a déjà animé près de chez vous. Écrivez-lui, si vous le
              souhaitez&nbsp;:
              <a [href]="'mailto:' + helper.email">{{ helper.email }}</a>
            </p>
          </section>
        }
        <h2>Aider un premier café</h2>
        @if (help.mayHelp) {
          <p>
            Vous avez déjà animé&nbsp;: relire un déroulé, venir à deux, répondre à une question,
            c’est déjà beaucoup. L’équipe d’une session peut alors donner votre prénom et votre
            adresse à une personne qui commence, dans votre département ou à côté. Vous pouvez
            arrêter à tout moment.
          </p>
          <app-problem [problem]="saving.problem()" />
          <form
            aria-label="Aider"
            (submit)="$event.preventDefault(); saving.run(place.value || null)"
          >
            <div class="field">
              <label for="place">Où&nbsp;?</label>
              <select id="place" #place>
                <option value="" [selected]="help.departement === null">je n’aide pas</option>
                @for (code of codes; track code) {
                  <option [value]="code" [selected]="code === help.departement">
                    {{ nameOf(code) }}
                  </option>
                }
              </select>
            </div>
            <button class="button primary" [appBusy]="saving.pending()">Enregistrer</button>
          </form>
        } @else {
          <p>Quand vous aurez animé un café, vous pourrez proposer votre aide ici.</p>
        }
      } @else {
        <app-page-state [of]="mine" />
      }
    </div>
  `,
})
export class HelpPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  protected readonly mine = resource({ loader: () => this.api.call(progressRoutes.myHelp) });
  protected readonly saving = action(async (departement: string | null) => {
    this.mine.set(await this.api.call(progressRoutes.help, { body: { departement } }));
    this.announce.say(departement ? 'C’est noté, merci.' : 'C’est noté : vous n’aidez pas.');
  });
  protected readonly codes = departementCodes;
  protected readonly nameOf = departementName;
}
