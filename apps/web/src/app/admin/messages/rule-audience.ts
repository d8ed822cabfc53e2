import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { ruleRoutes } from '@percolateur/contract';
import type { RecipientRow, RuleName } from '@percolateur/contract';
import { counted, decidingRules, fullName, reminderLabels } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { FrenchDate, FrenchTime } from '../../ui/when';

const verdicts: Readonly<Record<RecipientRow['verdict'], string>> = {
  sent: 'parti',
  due: 'part maintenant',
  ahead: 'partira',
  missed: 'ne partira pas',
  stuck: 'n’est pas parti',
  not: 'ne le reçoit pas',
};
const tones: Readonly<Record<RecipientRow['verdict'], string>> = {
  ...{ sent: 'done', due: 'done', ahead: '' },
  ...{ missed: 'warning', stuck: 'warning', not: '' },
};

/** Who receives a message of this session, when, and why the others do not; and who is left in peace. */
@Component({
  selector: 'app-rule-audience',
  imports: [Busy, FrenchDate, FrenchTime, PageState, ProblemNote],
  template: `
    <p>Qui recevra ce message, quand, et pourquoi pas les autres.</p>
    <div class="toolbar no-print">
      <div class="field">
        <label for="audience-rule">Message</label>
        <select id="audience-rule" #choice (change)="choose(choice.value)">
          @for (each of rules; track each) {
            <option [value]="each" [selected]="each === rule()">{{ labels[each] }}</option>
          }
        </select>
      </div>
    </div>
    @if (audience.hasValue()) {
      <p class="when">{{ audience.value().when }}. {{ summary() }}.</p>
      <app-problem [problem]="pausing.problem()" />
      <p>
        @if (audience.value().paused) {
          <span class="tag warning">messages suspendus</span>
        }
        <button
          type="button"
          class="button quiet no-print"
          [appBusy]="pausing.pending()"
          (click)="pausing.run(null, !audience.value().paused)"
        >
          {{
            audience.value().paused
              ? 'Reprendre les messages de la session'
              : 'Suspendre les messages de la session'
          }}
        </button>
      </p>
      <p class="soft">
        Ce qui est dû part toujours&nbsp;: invitation, convocation, signature attendue, documents,
        changement, annulation.
        @if (audience.value().mandatory; as why) {
          {{ why }}
        }
      </p>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Personne</th>
            <th scope="col">Ce message</th>
            <th scope="col" class="no-print">Ses messages</th>
          </tr>
        </thead>
        <tbody>
          @for (row of audience.value().people; track $index) {
            <tr>
              <th scope="row">{{ fullName(row) }}</th>
              <td>
                <span [class]="'tag ' + tones[row.verdict]">{{ verdicts[row.verdict] }}</span>
                @if (row.at && row.verdict !== 'due') {
                  {{ row.at | frenchDate: timeZone() }}, {{ row.at | frenchTime: timeZone() }}
                }
                {{ row.why }}
              </td>
              <td class="no-print">
                @if (row.enrolmentId; as enrolmentId) {
                  <button
                    type="button"
                    class="button quiet"
                    [appBusy]="pausing.pending()"
                    (click)="pausing.run(enrolmentId, !row.paused)"
                  >
                    {{ row.paused ? 'Reprendre' : 'Suspendre'
                    }}<span class="hidden"> les messages à {{ fullName(row) }}</span>
                  </button>
                }
              </td>
            </tr>
          } @empty {
            <tr>
              <td colspan="3">Personne n’est encore dans cette session.</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <app-page-state [of]="audience" />
    }
  `,
  styles: `
    .when::first-letter {
      text-transform: uppercase;
    }
  `,
})
export class RuleAudienceList {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly cohortId = input.required<string>();
  readonly timeZone = input.required<string>();

  protected readonly rules = decidingRules;
  protected readonly labels = reminderLabels;
  protected readonly verdicts = verdicts;
  protected readonly tones = tones;
  protected readonly fullName = fullName;
  protected readonly rule = signal<RuleName>('joining');
  protected readonly audience = resource({
    params: () => ({ cohortId: this.cohortId(), rule: this.rule() }),
    loader: ({ params }) => this.api.call(ruleRoutes.audience, { params }),
  });
  protected readonly summary = computed(() => {
    const people = this.audience.hasValue() ? this.audience.value().people : [];
    const count = (...of: RecipientRow['verdict'][]) =>
      people.filter(({ verdict }) => of.includes(verdict)).length;
    return [
      counted(count('sent'), 'parti', 'partis'),
      counted(count('due', 'ahead'), 'à partir', 'à partir'),
      counted(count('not', 'missed', 'stuck'), 'personne sans', 'personnes sans'),
    ].join(', ');
  });

  /** Of one person, or of the whole session where none is named. */
  protected readonly pausing = action(async (enrolmentId: string | null, paused: boolean) => {
    await (enrolmentId
      ? this.api.call(ruleRoutes.pausePerson, { params: { enrolmentId }, body: { paused } })
      : this.api.call(ruleRoutes.pauseCohort, {
          params: { cohortId: this.cohortId() },
          body: { paused },
        }));
    this.audience.reload();
    this.announce.say(paused ? 'Messages suspendus.' : 'Messages repris.');
  });

  protected choose(rule: string): void {
    this.rule.set(rule as RuleName);
  }
}
