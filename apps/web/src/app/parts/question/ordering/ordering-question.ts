import {
  booleanAttribute,
  Component,
  computed,
  inject,
  Injector,
  input,
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
  /** In the order given; before anything moved, in the order shown. */
  protected readonly items = computed(() => {
    const { items } = this.question();
    const answer = this.answer();
    if (answer?.kind !== 'ordering') return items;
    return answer.itemIds.flatMap((itemId) => items.find(({ id }) => id === itemId) ?? []);
  });

  protected readonly moved = computed(() => this.answer()?.kind === 'ordering');

  /** Takes the answer back. */
  protected reset(): void {
    this.give.emit(null);
    this.announce.say('Remis dans l’ordre de départ\u00a0: la question est sans réponse.');
    const [first] = this.question().items;
    if (first) focusNext(`place-${this.question().id}-${first.id}`, this.injector);
  }

  /** Puts the item that stands at a place at another; what was pressed keeps the focus. */
  protected move(from: number, to: number, control: HTMLElement): void {
    const moved = this.items()[from];
    if (!moved || to < 0 || to >= this.items().length) return;
    const itemIds = this.items()
      .map(({ id }) => id)
      .filter((id) => id !== moved.id);
    itemIds.splice(to, 0, moved.id);
    this.give.emit({ kind: 'ordering', itemIds });
    this.announce.say(`${plainOf(moved.text)}\u00a0: place ${to + 1} sur ${this.items().length}.`);
    // A row that moves in the page loses the focus.
    focusNext(control.id, this.injector);
  }
}
