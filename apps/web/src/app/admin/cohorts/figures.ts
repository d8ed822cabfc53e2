import { Component, computed, input } from '@angular/core';
import type { CohortFigures } from '@percolateur/contract';

/** A hub at a glance; what waits for somebody stands out, by its weight and its sign. */
@Component({
  selector: 'app-figures',
  template: `
    <dl>
      @for (figure of figures(); track figure.words) {
        <div class="card" [class.waits]="figure.waits">
          <dt>{{ figure.words }}</dt>
          <dd>{{ figure.count }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
      gap: 0.75rem;
      margin-block: 1rem;
    }
    .card {
      display: flex;
      flex-direction: column-reverse;
      justify-content: flex-end;
      padding: 0.6rem 1rem;
    }
    dt {
      color: var(--soft);
      font-size: 0.95rem;
      line-height: 1.3;
    }
    dd {
      margin: 0;
      font-size: 1.75rem;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
      line-height: 1.25;
    }
    .waits {
      border-color: var(--warning);
      border-inline-start-width: 6px;
    }
    .waits dd {
      color: var(--warning);
    }
    @media (max-width: 30rem) {
      dl {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class Figures {
  readonly of = input.required<CohortFigures>();

  protected readonly figures = computed(() => {
    const { running, coming, freeSeats, seats, toInvite, unanswered, signatures, documents } =
      this.of();
    const one = (count: number, single: string, several: string) => (count < 2 ? single : several);
    const plain = (count: number, words: string) => ({ count, words, waits: false });
    const waiting = (count: number, words: string) => ({ count, words, waits: count > 0 });
    return [
      plain(running, one(running, 'session en cours', 'sessions en cours')),
      plain(coming, one(coming, 'session à venir', 'sessions à venir')),
      plain(freeSeats, `${one(freeSeats, 'place libre', 'places libres')} sur ${seats}`),
      plain(unanswered, one(unanswered, 'réponse attendue', 'réponses attendues')),
      waiting(toInvite, one(toInvite, 'personne à inviter', 'personnes à inviter')),
      waiting(signatures, one(signatures, 'signature manque', 'signatures manquent')),
      waiting(documents, one(documents, 'document à émettre', 'documents à émettre')),
    ];
  });
}
