import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  computed,
  inject,
  InjectionToken,
  input,
  resource,
  type Type,
} from '@angular/core';
import { Loading } from '../../../ui/loading';

/** The form of each kind of question, loaded when it is written. */
export type KindForms = Readonly<Record<string, () => Promise<Type<unknown>>>>;
export const kindForms = new InjectionToken<KindForms>('kindForms');

/** What is written of a kind of question beside its prompt. */
@Component({
  selector: 'app-kind-fields',
  imports: [Loading, NgComponentOutlet],
  template: `
    @if (form.hasValue()) {
      <ng-container [ngComponentOutlet]="form.value()" [ngComponentOutletInputs]="inputs()" />
    } @else {
      <app-loading />
    }
  `,
})
export class KindFields {
  private readonly forms = inject(kindForms);

  readonly kind = input.required<string>();
  /** Where the question stands: empty, or the place of a part with its dot. */
  readonly at = input('');

  protected readonly inputs = computed(() => ({ at: this.at() }));
  protected readonly form = resource({
    params: () => this.kind(),
    loader: ({ params }) => this.forms[params]!(),
  });
}
