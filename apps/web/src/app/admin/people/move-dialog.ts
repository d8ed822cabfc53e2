import {
  Component,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { enrolmentRoutes, type EnrolmentRow, type MovePreview } from '@percolateur/contract';
import { counted, frenchDateRange, fullName, limits, listed } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

const places = {
  accepted: 'Une place l’attend : elle est inscrite, sans rien avoir à confirmer.',
  invited: 'Une place lui est proposée : elle reçoit une invitation.',
  waitlisted: 'La session est complète : elle passe sur la liste d’attente.',
} as const;

/** Moves a person to another session, once what follows and what stays has been read. */
@Component({
  selector: 'app-move-dialog',
  imports: [Busy, Icon, Modal, PageState, ProblemNote, TextField],
  template: `
    <app-modal [heading]="'Déplacer ' + fullName(person())" (closed)="closed.emit()">
      @if (targets.hasValue()) {
        @if (targets.value().length === 0) {
          <p>
            Aucune autre session de cette formation n’est ouverte dans votre hub. Ouvrez-en une,
            puis revenez ici.
          </p>
        } @else {
          <form novalidate (submit)="$event.preventDefault(); submit()">
            <div class="field">
              <label for="move-to">Vers la session</label>
              <select id="move-to" #choice (change)="to.set(choice.value)">
                <option value="">Choisissez…</option>
                @for (each of targets.value(); track each.cohortId) {
                  <option [value]="each.cohortId">
                    {{ each.title }}, {{ datesOf(each) }} ({{ placesOf(each.seats) }})
                  </option>
                }
              </select>
            </div>
            @if (to()) {
              @if (preview.hasValue() && preview.value(); as told) {
                @if (told.refusal) {
                  <p class="note warning" role="status">
                    <app-icon name="warning" /><span>{{ told.refusal }}</span>
                  </p>
                } @else {
                  <div role="status">
                    @if (told.place; as place) {
                      <p>{{ places[place] }}</p>
                    }
                    <h3>Ce qui suit</h3>
                    <ul>
                      @for (line of follows(told); track line) {
                        <li>{{ line }}</li>
                      }
                    </ul>
                    <h3>Ce qui reste</h3>
                    <ul>
                      @for (line of stays(told); track line) {
                        <li>{{ line }}</li>
                      }
                    </ul>
                  </div>
                  <app-text-field
                    label="Motif"
                    path="reason"
                    hint="Gardé dans l’historique, avec votre nom. La personne ne le lit pas."
                    [field]="fields.reason"
                    [problem]="moving.problem()"
                  />
                  <app-problem [problem]="moving.problem()" />
                  <p class="actions">
                    <button class="button primary" [appBusy]="moving.pending()">
                      Déplacer et prévenir
                    </button>
                    <button type="button" class="button quiet" (click)="modal().close()">
                      Ne rien changer
                    </button>
                  </p>
                }
              } @else {
                <app-page-state [of]="preview" />
              }
            }
          </form>
        }
      } @else {
        <app-page-state [of]="targets" />
      }
    </app-modal>
  `,
  styles: `
    h3 {
      margin-block: 1rem 0.25rem;
      font-size: 1rem;
    }
    select {
      inline-size: 100%;
    }
  `,
})
export class MoveDialog {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();
  protected readonly modal = viewChild.required(Modal);

  readonly person = input.required<EnrolmentRow>();
  readonly done = output();
  readonly closed = output();

  protected readonly fullName = fullName;
  protected readonly places = places;
  private readonly params = computed(() => ({ enrolmentId: this.person().id }));
  protected readonly targets = resource({
    params: this.params,
    loader: ({ params }) => this.api.call(enrolmentRoutes.moveTargets, { params }),
  });
  /** The session chosen; empty before. */
  protected readonly to = signal('');
  protected readonly preview = resource({
    params: () => (this.to() ? { ...this.params(), cohortId: this.to() } : undefined),
    loader: ({ params }) => this.api.call(enrolmentRoutes.previewMove, { params }),
  });

  private readonly model = signal({ reason: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.reason, { message: 'Écrivez le motif.' });
    minLength(path.reason, 3, { message: 'Trois caractères au moins.' });
    limited(path.reason, limits.reason);
  });
  /** Asked again after a cut, nobody is moved twice. */
  protected readonly moving = action(async () => {
    const cohortId = this.to();
    const id = this.intentions.idOf(cohortId);
    const body = { id, cohortId, reason: this.model().reason.trim() };
    await this.api.call(enrolmentRoutes.move, { params: this.params(), body });
    const { title } = this.targets.value()!.find((each) => each.cohortId === cohortId)!;
    this.announce.say(`${fullName(this.person())} passe à « ${title} ».`);
    this.done.emit();
    this.modal().close();
  });

  protected readonly submit = () => send(this.fields, () => this.moving.run());

  protected datesOf({
    startsAt,
    endsAt,
    timeZone,
  }: {
    startsAt: string;
    endsAt: string;
    timeZone: string;
  }) {
    return frenchDateRange(new Date(startsAt), new Date(endsAt), timeZone);
  }

  protected placesOf(seats: number): string {
    return seats === 0 ? 'complète' : counted(seats, 'place libre', 'places libres');
  }

  protected follows({ lessonsDone, positioningDone, finalAttempts, finalPassed }: MovePreview) {
    return [
      `Séquences lues : ${lessonsDone}.`,
      positioningDone
        ? 'Le positionnement : il n’est pas à refaire.'
        : 'Le positionnement reste à faire.',
      finalPassed
        ? 'L’évaluation finale, réussie.'
        : finalAttempts === 0
          ? 'L’évaluation finale reste à passer.'
          : `Évaluation finale : ${counted(finalAttempts, 'essai déjà fait, qui compte', 'essais déjà faits, qui comptent')}.`,
    ];
  }

  protected stays({ halfDaysSigned, leaves }: MovePreview) {
    return [
      halfDaysSigned.length > 0
        ? `Sur la feuille d’ici, et acquises pour achever le parcours : ${listed(halfDaysSigned.map((title) => `« ${title} »`))}.`
        : 'Aucune demi-journée n’est signée ici.',
      leaves
        ? 'Sa place ici est rendue à qui attend, et un message lui dit ses anciennes et ses nouvelles dates.'
        : 'Cette session est finie : son inscription y reste telle quelle.',
    ];
  }
}
