import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type EvidenceBundle, evidenceRoutes, urlOf } from '@percolateur/contract';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { gentlePoll } from '../../ui/gentle-poll';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';

/** Looked at again that often while it is being made. */
const EVERY_SECONDS = 3;

/** Has the evidence of one person gathered, and tells when it is there to be taken. */
@Component({
  selector: 'app-person-evidence',
  imports: [Busy, Icon, ProblemNote, RouterLink],
  template: `
    <p>
      Émargements, résultats et certificats de cette personne dans ce hub, en un seul fichier. Rien
      n’y est dit des autres. Il est gardé sept jours.
    </p>
    @if (bundle(); as each) {
      @switch (each.status) {
        @case ('ready') {
          <p class="note done"><app-icon name="check" />Le dossier est prêt.</p>
          <p class="actions">
            <a class="button primary" [href]="fileOf(each)" download>
              <app-icon name="download" />Télécharger le dossier
            </a>
          </p>
        }
        @case ('failed') {
          <p class="note error">
            <app-icon name="warning" />Ce dossier n’a pas pu être fait, après trois essais. Rien
            n’est perdu&nbsp;: prévenez qui tient le serveur.
          </p>
        }
        @default {
          <p>
            <label [for]="each.id">
              {{
                each.total > 0
                  ? each.done + ' fichiers sur ' + each.total
                  : 'En attente de son tour'
              }}
            </label>
            <progress [id]="each.id" [value]="each.done" [max]="each.total || 1"></progress>
          </p>
          <p class="soft">
            Vous pouvez fermer&nbsp;: vous le retrouverez dans
            <a routerLink="/coordination/preuves">Preuves</a>.
          </p>
        }
      }
    } @else {
      <app-problem [problem]="gathering.problem()" />
      <button
        type="button"
        class="button primary"
        [appBusy]="gathering.pending()"
        (click)="gathering.run()"
      >
        Préparer le dossier
      </button>
    }
  `,
  styles: `
    progress {
      display: block;
      inline-size: 100%;
    }
  `,
})
export class PersonEvidence {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  readonly organisationId = input.required<string>();
  readonly personId = input.required<string>();

  protected readonly bundle = signal<EvidenceBundle | null>(null);
  protected readonly gathering = action(async () => {
    const params = { organisationId: this.organisationId() };
    const asked = { id: this.intentions.idOf('bundle'), kind: 'person' as const };
    const body = { ...asked, personId: this.personId() };
    this.bundle.set(await this.api.call(evidenceRoutes.gather, { params, body }));
  });

  constructor() {
    gentlePoll(async () => {
      const bundle = this.bundle();
      if (bundle?.status !== 'waiting' && bundle?.status !== 'under-way') return;
      const params = { organisationId: this.organisationId() };
      const all = await this.api.call(evidenceRoutes.bundles, { params });
      const now = all.find(({ id }) => id === bundle.id);
      if (!now) return;
      this.bundle.set(now);
      if (now.status === 'ready') this.announce.say('Le dossier est prêt.');
    }, EVERY_SECONDS);
  }

  protected fileOf({ id }: EvidenceBundle): string {
    return urlOf(evidenceRoutes.bundle, { params: { bundleId: id } });
  }
}
