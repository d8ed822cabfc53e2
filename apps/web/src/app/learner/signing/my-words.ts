import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, minLength, required } from '@angular/forms/signals';
import { attendanceRoutes, type SigningView } from '@percolateur/contract';
import { ofName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { FrenchDate, FrenchTime } from '../../ui/when';

/** What one says of a half-day besides signing it: that one will not come, that something is wrong. */
@Component({
  selector: 'app-my-words',
  imports: [Busy, FrenchDate, FrenchTime, Icon, ProblemNote, TextField],
  template: `
    @let zone = view().timeZone;
    @if (ahead()) {
      @if (view().announcedAbsent) {
        <p class="note">
          <app-icon name="check" />
          <span>Votre absence est annoncée à l’équipe qui vous forme.</span>
        </p>
      }
      <app-problem [problem]="announcing.problem()" />
      <p class="actions">
        <button
          type="button"
          class="button"
          [appBusy]="announcing.pending()"
          (click)="announcing.run(!view().announcedAbsent)"
        >
          {{ view().announcedAbsent ? 'Je viendrai finalement' : 'Je ne pourrai pas venir' }}
        </button>
      </p>
    }
    @if (begun()) {
      @for (contest of view().contests; track contest.id) {
        <div class="note">
          <app-icon name="pen" />
          <div>
            <p>
              Vous avez contesté, le {{ contest.at | frenchDate: zone }} à
              {{ contest.at | frenchTime: zone }} : « {{ contest.words }} »
            </p>
            @if (contest.answer; as answer) {
              <p>Réponse {{ ofName(answer.by) }} : « {{ answer.words }} »</p>
            } @else {
              <p class="soft">Reçu. L’équipe qui vous forme va vous répondre ici.</p>
            }
          </div>
        </div>
      }
      @if (mayContest()) {
        <details>
          <summary>Ce qui est noté n’est pas juste ?</summary>
          <form novalidate (submit)="$event.preventDefault(); submit()">
            <app-text-field
              label="Dites ce qui ne va pas"
              hint="Votre message reste avec la demi-journée, et l’équipe y répond."
              path="words"
              [lines]="3"
              [field]="words.words"
              [problem]="contesting.problem()"
            />
            <app-problem [problem]="contesting.problem()" />
            <p class="actions">
              <button class="button" [appBusy]="contesting.pending()">Contester</button>
            </p>
          </form>
        </details>
      }
    }
  `,
})
export class MyWords {
  protected readonly ofName = ofName;
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();

  readonly view = input.required<SigningView>();
  readonly changed = output<SigningView>();

  protected readonly ahead = computed(() => this.now() < Date.parse(this.view().opensAt));
  protected readonly begun = computed(() => this.now() >= Date.parse(this.view().halfDay.startsAt));
  protected readonly mayContest = computed(() =>
    this.view().contests.every(({ answer }) => answer !== null),
  );
  private readonly given = signal({ words: '' });
  protected readonly words = form(this.given, ({ words }) => {
    required(words, { message: 'Dites ce qui ne va pas, en quelques mots.' });
    minLength(words, 3, { message: 'Dites ce qui ne va pas, en quelques mots.' });
  });

  protected readonly announcing = action(async (absent: boolean) => {
    const what = `absent ${absent}`;
    const view = await this.api.call(attendanceRoutes.announce, {
      params: { halfDayId: this.view().halfDay.id },
      body: { id: this.intentions.idOf(what), absent },
    });
    this.intentions.done(what);
    this.changed.emit(view);
    this.announce.say(absent ? 'Votre absence est annoncée.' : 'Votre venue est annoncée.');
  });

  protected readonly contesting = action(async () => {
    const { words } = this.given();
    const view = await this.api.call(attendanceRoutes.contest, {
      params: { halfDayId: this.view().halfDay.id },
      body: { id: this.intentions.idOf(words), words },
    });
    this.intentions.done(words);
    this.words().reset({ words: '' });
    this.changed.emit(view);
    this.announce.say('Votre contestation est reçue.');
  });

  protected submit(): Promise<boolean> {
    return send(this.words, () => this.contesting.run());
  }

  private now(): number {
    return Date.parse(this.view().now);
  }
}
