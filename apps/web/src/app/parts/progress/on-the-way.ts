import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OnTheWay, progressRoutes } from '@percolateur/contract';
import { type CafeState, cafeStates, fullName } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { calendarDay } from '../../ui/calendar-day';
import { Modal } from '../../ui/modal';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate } from '../../ui/when';
import { EndorseForm } from './endorse-form';
import { HelperChoice } from './helper-choice';
import { WriteOne } from './write-one';

const steps = Object.keys(cafeStates) as CafeState[];

/** Where each certified person is on the way to their first café, who is stuck, and who helps them. */
@Component({
  selector: 'app-on-the-way',
  imports: [Busy, EndorseForm, FrenchDate, HelperChoice, Modal, ProblemNote, RouterLink, WriteOne],
  templateUrl: './on-the-way.html',
  styles: `
    .steps {
      display: inline-flex;
      gap: 0.25rem;
      margin-inline-end: 0.5rem;
    }
    .steps span {
      inline-size: 0.7rem;
      block-size: 0.7rem;
      border: 1px solid var(--done);
      border-radius: 50%;
      forced-color-adjust: none;
    }
    .steps .done {
      background: var(--done);
    }
    .wide {
      overflow-x: auto;
    }
  `,
})
export class OnTheWayTable {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);

  readonly people = input.required<readonly OnTheWay[]>();
  /** Whether each cohort is named: people of several are beside each other. */
  readonly cohorts = input(false);
  /** Whether the caller writes to sessions. */
  readonly mayWrite = input(false);
  readonly changed = output();

  protected readonly paired = signal<OnTheWay | null>(null);
  protected readonly addressed = signal<OnTheWay | null>(null);
  /** Who is being recommended. */
  protected readonly endorsed = signal<OnTheWay | null>(null);
  protected readonly parting = action(async ({ enrolmentId }: OnTheWay) => {
    await this.api.call(progressRoutes.part, { params: { enrolmentId } });
    this.changed.emit();
    this.announce.say('C’est défait.');
  });

  protected written({ firstName }: OnTheWay): void {
    this.announce.say(`Le message à ${firstName} est en route.`);
  }

  protected chosen(dialog: Modal, name: string): void {
    dialog.close();
    this.changed.emit();
    this.announce.say(`${name} aidera. Un message part à chacune et à chacun.`);
  }

  protected given(dialog: Modal, { firstName }: OnTheWay): void {
    dialog.close();
    this.changed.emit();
    this.announce.say(`${firstName} est recommandé·e, et son badge est émis.`);
  }

  protected readonly steps = steps;
  protected readonly reached = ({ state }: OnTheWay) => steps.indexOf(state);
  protected readonly words = cafeStates;
  protected readonly fullName = fullName;
  protected readonly day = calendarDay;
  protected readonly zone = deviceTimeZone();
}
