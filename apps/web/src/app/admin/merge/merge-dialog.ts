import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  resource,
  viewChild,
} from '@angular/core';
import { type HeldRecord, type LookAlike, mergeRoutes } from '@percolateur/contract';
import {
  counted,
  enrolmentWords,
  frenchDate,
  fullName,
  mergeObstacleWords,
  typeset,
  ofPerson,
} from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';

/** Shows what two records hold, and makes them one person once somebody has said which stays main. */
@Component({
  selector: 'app-merge-dialog',
  imports: [Busy, Icon, Modal, PageState, ProblemNote],
  template: `
    <app-modal heading="Une même personne, deux fiches ?" (closed)="closed.emit()">
      @if (previews.hasValue()) {
        <form novalidate (submit)="$event.preventDefault(); merging.run()">
          <fieldset>
            <legend>Quelle fiche reste la principale&nbsp;?</legend>
            @for (record of held(); track record.personId; let index = $index) {
              <div class="record">
                <label>
                  <input
                    type="radio"
                    name="main"
                    [checked]="record.personId === mainId()"
                    (change)="mainId.set(record.personId)"
                  />
                  <span>
                    <strong>{{ fullName(record) }}</strong>
                    <span class="sub">{{ record.email }}</span>
                  </span>
                </label>
                @if (record.employer) {
                  <p>{{ record.employer }}</p>
                }
                <ul>
                  @for (each of record.enrolments; track each.id) {
                    <li>{{ lineOf(each) }}</li>
                  } @empty {
                    <li>Aucune inscription.</li>
                  }
                  <li>{{ countsOf(record) }}</li>
                </ul>
              </div>
            }
          </fieldset>
          <div role="status">
            @for (obstacle of preview().obstacles; track obstacle) {
              <p class="note warning">
                <app-icon name="warning" /><span>{{ typeset(words[obstacle]) }}</span>
              </p>
            }
          </div>
          @if (preview().obstacles.length === 0) {
            <p>
              Rien n’est déplacé&nbsp;: ce qui est signé et émis garde la fiche qu’il nomme. Par
              l’une ou l’autre adresse, la personne retrouve tout. Les prochaines inscriptions et
              les messages vont à la fiche principale. Les deux adresses sont prévenues. Les fiches
              se séparent à tout moment.
            </p>
            <app-problem [problem]="merging.problem()" />
          }
          <p class="actions">
            @if (preview().obstacles.length === 0) {
              <button class="button primary" [appBusy]="merging.pending()">
                Réunir ces fiches
              </button>
            }
            <button type="button" class="button quiet" (click)="modal().close()">
              Ne rien changer
            </button>
          </p>
        </form>
      } @else {
        <app-page-state [of]="previews" />
      }
    </app-modal>
  `,
  styles: `
    .record {
      margin-block: 0.75rem;
      padding: 0.75rem 1rem;
      border: 1px solid var(--line);
      border-radius: 12px;
      overflow-wrap: anywhere;
    }
    label {
      display: flex;
      align-items: flex-start;
      gap: 0.6rem;
      min-block-size: 44px;
    }
    input {
      margin-block-start: 0.35rem;
    }
    .record p,
    .record ul {
      margin-block: 0.25rem;
    }
  `,
})
export class MergeDialog {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  protected readonly modal = viewChild.required(Modal);

  readonly organisationId = input.required<string>();
  readonly records = input.required<LookAlike['records']>();
  readonly done = output();
  readonly closed = output();

  protected readonly fullName = fullName;
  protected readonly typeset = typeset;
  protected readonly words = mergeObstacleWords;
  /** Asked both ways round: what stands in the way may depend on which one is main. */
  protected readonly previews = resource({
    params: () => ({ organisationId: this.organisationId(), records: this.records() }),
    loader: async ({ params: { organisationId, records } }) => {
      const [one, other] = records.map(({ personId }) => personId) as [string, string];
      const ask = (personId: string, otherId: string) =>
        this.api.call(mergeRoutes.preview, { params: { organisationId, personId, otherId } });
      return Promise.all([ask(one, other), ask(other, one)]);
    },
  });
  protected readonly held = computed(() => {
    const [{ main, other }] = this.previews.value()!;
    return [main, other];
  });
  /** The one that holds more proof, unless told otherwise. */
  protected readonly mainId = linkedSignal(() => {
    const [one, other] = this.held();
    const proof = ({ signatures, documents, results }: HeldRecord) =>
      signatures + documents + results;
    return (proof(other) > proof(one) ? other : one).personId;
  });
  protected readonly preview = computed(() =>
    this.previews.value()!.find(({ main }) => main.personId === this.mainId())!,
  );

  /** Asked again after a cut, nothing is done twice. */
  protected readonly merging = action(async () => {
    const { main, other } = this.preview();
    const organisationId = this.organisationId();
    const params = { organisationId, personId: main.personId, otherId: other.personId };
    await this.api.call(mergeRoutes.merge, { params });
    this.announce.say(`Les deux fiches ${ofPerson(main)} sont réunies.`);
    this.done.emit();
    this.modal().close();
  });

  protected lineOf({ cohortTitle, startsAt, timeZone, status }: HeldRecord['enrolments'][number]) {
    const day = startsAt ? `, ${frenchDate(new Date(startsAt), timeZone)}` : '';
    return `${cohortTitle}${day} (${enrolmentWords[status]})`;
  }

  protected countsOf({ signatures, results, documents }: HeldRecord): string {
    return `${counted(signatures, 'demi-journée signée', 'demi-journées signées')}, ${counted(results, 'quiz rendu', 'quiz rendus')}, ${counted(documents, 'document', 'documents')}.`;
  }
}
