import {
  booleanAttribute,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { plainOf } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Announce, focusNext } from '../../../ui/announce';
import { Icon } from '../../../ui/icon';
import { Rich } from '../../../ui/rich';

/** Things to put in order: each goes up, down, or to a place by its number. */
@Component({
  selector: 'app-ordering-question',
  imports: [Icon, Rich],
  templateUrl: './ordering-question.html',
  styleUrls: ['../question.css', './ordering-question.css'],
})
export class OrderingQuestion {
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);

  readonly question = input.required<ShownQuestion<'ordering'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'ordering'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when it is put back as it was shown: nothing is answered then. */
  readonly give = output<Answer<'ordering'> | null>();

  protected readonly plainOf = plainOf;
  /** Known at once: a second press may come before the page has told the first back. */
  private readonly order = linkedSignal(() => {
    const answer = this.answer();
    return answer?.kind === 'ordering' ? answer.itemIds : null;
  });
  /** In the order given; before anything moved, in the order shown. */
  protected readonly items = computed(() => {
    const { items } = this.question();
    return this.order()?.flatMap((itemId) => items.find(({ id }) => id === itemId) ?? []) ?? items;
  });

  protected readonly moved = computed(() => this.order() !== null);

  /** Takes the answer back. */
  protected reset(): void {
    this.order.set(null);
    this.give.emit(null);
    this.announce.say('Remis dans l’ordre de départ\u00a0: la question est sans réponse.');
    const [first] = this.question().items;
    if (first) focusNext(`place-${this.question().id}-${first.id}`, this.injector);
  }

  /** Moves an item by so many places from where it stands. */
  protected step(itemId: string, by: number, control: HTMLElement): void {
    this.move(itemId, this.items().findIndex(({ id }) => id === itemId) + by, control);
  }

  /** Puts an item at a place; what was pressed keeps the focus. */
  protected move(itemId: string, to: number, control: HTMLElement): void {
    const moved = this.items().find(({ id }) => id === itemId);
    if (!moved || to < 0 || to >= this.items().length) return;
    const itemIds = this.items()
      .map(({ id }) => id)
      .filter((id) => id !== itemId);
    itemIds.splice(to, 0, itemId);
    this.order.set(itemIds);
    this.give.emit({ kind: 'ordering', itemIds });
    this.announce.say(`${plainOf(moved.text)}\u00a0: place ${to + 1} sur ${this.items().length}.`);
    // A row that moves in the page loses the focus.
    focusNext(control.id, this.injector);
  }
}
