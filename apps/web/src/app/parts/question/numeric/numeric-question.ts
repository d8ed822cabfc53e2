import { booleanAttribute, Component, computed, input, output, signal } from '@angular/core';
import { numberInWords, readNumber } from '@percolateur/domain';
import type { Answer, CorrectedQuestion, ShownQuestion } from '@percolateur/domain';
import { Rich } from '../../../ui/rich';
import { Typed } from '../typed';

/** A number, to write, with its unit where there is a choice of one. */
@Component({
  selector: 'app-numeric-question',
  imports: [Rich, Typed],
  templateUrl: './numeric-question.html',
  styleUrls: ['../question.css', './numeric-question.css'],
})
export class NumericQuestion {
  readonly question = input.required<ShownQuestion<'numeric'>>();
  readonly answer = input.required<Answer | null>();
  readonly corrected = input.required<CorrectedQuestion<'numeric'> | null>();
  readonly locked = input(false, { transform: booleanAttribute });
  /** Null when nothing that is a number is written any more. */
  readonly give = output<Answer<'numeric'> | null>();

  private readonly given = computed(() => {
    const answer = this.answer();
    return answer?.kind === 'numeric' ? answer : null;
  });
  /** What was typed and is no number. */
  protected readonly unread = signal<string | null>(null);
  protected readonly value = computed(() => this.unread() ?? this.given()?.value ?? '');
  private readonly picked = signal<string | null>(null);
  protected readonly unit = computed(
    () => this.picked() ?? this.given()?.unit ?? this.question().units[0] ?? null,
  );

  protected write(value: string): void {
    const read = this.read(value);
    this.unread.set(read || value.trim() === '' ? null : value);
    // A unit that is written is chosen.
    if (read?.unit) this.picked.set(read.unit);
    this.give.emit(read ? { kind: 'numeric', value, unit: this.unit() } : null);
  }

  protected choose(unit: string): void {
    this.picked.set(unit);
    const value = this.value();
    if (this.read(value)) this.give.emit({ kind: 'numeric', value, unit });
  }

  private read(value: string) {
    return readNumber(value, this.question().units);
  }

  /** « entre 2 et 4 Wh », « 3 Wh ». */
  protected rangeOf({ value, tolerance, unit }: CorrectedQuestion<'numeric'>['accepted'][number]) {
    const range =
      tolerance > 0
        ? `entre ${numberInWords(value - tolerance)} et ${numberInWords(value + tolerance)}`
        : numberInWords(value);
    return unit ? `${range}\u00a0${unit}` : range;
  }
}
