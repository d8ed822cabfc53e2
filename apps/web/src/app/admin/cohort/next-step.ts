import { Component, computed, inject, input, output, resource, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type CohortStatus,
  type CohortView,
  enrolmentRoutes,
  evidenceRoutes,
} from '@percolateur/contract';
import {
  cohortChecklist,
  type CohortStep,
  counted,
  frenchDate,
  frenchTime,
  listed,
  nextStep,
  type StepFacts,
  typeset,
} from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { CohortStore } from './cohort-store';

const moves: Partial<Record<CohortStep, { to: CohortStatus; verb: string }>> = {
  open: { to: 'open', verb: 'Ouvrir la session' },
  close: { to: 'closed', verb: 'Clôturer la session' },
  archive: { to: 'archived', verb: 'Archiver la session' },
};
const links: Partial<Record<CohortStep, { path: string; verb: string }>> = {
  enrol: { path: 'personnes', verb: 'Inscrire des personnes' },
  issue: { path: 'documents', verb: 'Émettre les documents' },
};
const marks = { done: 'check', todo: 'next', later: 'clock' } as const;
const words = { done: 'Fait', todo: 'À faire', later: 'Plus tard' } as const;

/** What a cohort looks like to the rule of its next step. */
const factsOf = (cohort: CohortView): StepFacts => ({
  ...cohort,
  halfDays: cohort.halfDays.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  })),
  now: new Date(),
});

/** The one thing to do next in a session, and the list of what is done and what is not. */
@Component({
  selector: 'app-next-step',
  imports: [Busy, ConfirmDialog, Icon, ProblemNote, RouterLink],
  template: `
    <section class="card" aria-labelledby="next-step">
      <h2 id="next-step">Prochaine étape</h2>
      <p>{{ sentence() }}</p>
      @if (cohort().alarms.length > 0) {
        <ul class="plain pressing">
          @for (alarm of cohort().alarms; track alarm) {
            <li><app-icon name="warning" />{{ alarm }}</li>
          }
        </ul>
      }
      <app-problem [problem]="inviting.problem()" />
      <p class="actions no-print">
        @if (move(); as move) {
          <button type="button" class="button primary" (click)="moved.emit(move.to)">
            {{ move.verb }}
          </button>
        } @else if (link(); as link) {
          <a class="button primary" [routerLink]="link.path">{{ link.verb }}</a>
        } @else if (step() === 'complete' && cohort().rights.write) {
          <button type="button" class="button primary" (click)="edited.emit()">
            Compléter la session
          </button>
        } @else if (step() === 'invite' && cohort().rights.write) {
          <button
            type="button"
            class="button primary"
            [appBusy]="inviting.pending()"
            (click)="invite()"
          >
            Envoyer {{ invitations() }}
          </button>
        } @else if (step() === 'teach') {
          <a class="button primary" [routerLink]="['/animer', cohort().id]">Aller en salle</a>
        }
      </p>
    </section>
    <section class="card" aria-labelledby="checklist">
      <h2 id="checklist">Où en est la session</h2>
      <ul class="plain checks">
        @for (item of checklist(); track $index) {
          <li [class]="item.state">
            <app-icon [name]="marks[item.state]" />
            <span>
              <span class="hidden">{{ words[item.state] }}&nbsp;: </span>{{ item.text }}
            </span>
          </li>
        }
        @if (amiss() !== null) {
          <li [class]="amiss() === 0 ? 'done' : 'todo'">
            <app-icon [name]="marks[amiss() === 0 ? 'done' : 'todo']" />
            <span>
              <a routerLink="controle">Contrôle avant audit</a>&nbsp;:
              {{
                amiss() === 0 ? 'rien à redire' : counted(amiss()!, 'point à voir', 'points à voir')
              }}
            </span>
          </li>
        }
      </ul>
    </section>
    <app-confirm
      [heading]="'Envoyer ' + invitations() + ' ?'"
      [confirmLabel]="'Envoyer ' + invitations()"
    >
      <p>
        Chaque personne reçoit tout de suite un courriel avec les dates, le lieu et le bouton pour
        répondre.
      </p>
    </app-confirm>
  `,
  styleUrl: './next-step.css',
})
export class NextStep {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly store = inject(CohortStore);
  private readonly intentions = new Intentions();
  private readonly confirm = viewChild.required(ConfirmDialog);

  readonly cohort = input.required<CohortView>();
  /** The session is to be moved there. */
  readonly moved = output<CohortStatus>();
  readonly edited = output();

  private readonly facts = computed(() => factsOf(this.cohort()));
  protected readonly step = computed(() => nextStep(this.facts()));
  protected readonly checklist = computed(() =>
    cohortChecklist(this.facts()).map(({ text, state }) => ({ text: typeset(text), state })),
  );
  /** Looked at once the half-days are over, when closing comes next. */
  private readonly audit = resource({
    params: () => {
      const { id: cohortId, rights } = this.cohort();
      const due = ['close', 'issue', 'archive'].includes(this.step() ?? '');
      return due && rights.certificates ? { cohortId } : undefined;
    },
    loader: ({ params }) => this.api.call(evidenceRoutes.preAudit, { params }),
  });
  /** Rules that found something; null where it is not looked at. */
  protected readonly amiss = computed(() =>
    this.audit.hasValue()
      ? new Set(this.audit.value().findings.map(({ rule }) => rule)).size
      : null,
  );
  protected readonly counted = counted;
  protected readonly marks = marks;
  protected readonly words = words;

  protected readonly move = computed(() => {
    const move = moves[this.step() ?? 'wait'];
    return this.cohort().nextStatuses.some(({ status }) => status === move?.to) ? move : null;
  });
  protected readonly link = computed(() =>
    this.cohort().rights.write ? links[this.step() ?? 'wait'] : undefined,
  );
  protected readonly invitations = computed(() =>
    counted(this.cohort().counts.toInvite, 'invitation', 'invitations'),
  );

  protected readonly sentence = computed(() => {
    const { openingGaps, status, counts, owed, halfDays, timeZone } = this.cohort();
    const step = this.step();
    const starts = halfDays[0] && new Date(halfDays[0].startsAt);
    const when = starts
      ? ` le ${frenchDate(starts, timeZone)} à ${frenchTime(starts, timeZone)}`
      : '';
    const said: Record<CohortStep, string> = {
      complete: `Avant d’ouvrir, il manque ${listed(openingGaps)}.`,
      open: 'Tout est rempli. Une fois la session ouverte, vous pourrez inviter.',
      enrol: 'Personne n’est encore sur la liste : inscrivez des personnes, ou importez-la.',
      invite: `${counted(counts.toInvite, 'personne attend son invitation', 'personnes attendent leur invitation')}. Rien ne part sans vous.`,
      wait:
        (counts.invited > 0
          ? `${counted(counts.invited, 'réponse est attendue', 'réponses sont attendues')} ; les relances partent seules. `
          : 'Rien à faire. ') + `La session démarre d’elle-même${when}.`,
      teach: 'La formation est en cours : en salle, on signe et on avance.',
      close: 'Toutes les demi-journées sont passées : la session peut être clôturée.',
      issue: `${counted(owed.documents, 'personne n’a', 'personnes n’ont')} pas encore de document.`,
      archive: 'Tout est fait. Archivée, la session quitte les listes de travail.',
    };
    if (step) return typeset(said[step]);
    return status === 'cancelled' ? 'Cette session est annulée.' : 'Plus rien à faire ici.';
  });

  protected readonly inviting = action(async () => {
    const { count } = await this.api.call(enrolmentRoutes.invite, {
      params: { cohortId: this.cohort().id },
      body: { id: this.intentions.idOf('invite') },
    });
    this.intentions.done('invite');
    this.announce.say(counted(count, 'invitation partie', 'invitations parties'));
    await this.store.refresh();
  });

  protected async invite(): Promise<void> {
    if (await this.confirm().ask()) await this.inviting.run();
  }
}
