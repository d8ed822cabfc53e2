import { Component, computed, inject, Injector, model } from '@angular/core';
import { questionsPerCafe, type QuestionTheme, questionThemes } from '@percolateur/domain';
import { focusNext } from '../../ui/announce';
import { type KeptNote, keptNotes } from '../companion/kept-notes';
import {
  type HeardLine,
  lineFault,
  namesIn,
  newLine,
  oneLine,
  takenFrom,
  themeOf,
} from './heard-line';

/**
 * The questions heard at a café, line by line, each with its theme; the notes that the companion kept
 * on this device are offered, and taken one by one.
 */
@Component({
  selector: 'app-heard-questions',
  template: `
    <fieldset>
      <legend>Questions entendues <span class="soft">(facultatif)</span></legend>
      <p class="hint">
        Telles qu’on les a posées, sans rien qui dise par qui. Le hub les relit ; elles rejoignent
        alors <a href="/cafes/questions">les questions du territoire</a>.
      </p>
      @if (notes.length > 0) {
        <fieldset class="notes">
          <legend>Notées pendant l’heure, sur cet appareil</legend>
          <p class="hint">
            Cochez celles à reprendre : vous pourrez les retoucher. Rien ne part avant l’envoi.
          </p>
          @for (note of notes; track note.key) {
            <label class="choice">
              <input
                type="checkbox"
                #box
                [checked]="isTaken(note)"
                [disabled]="full() && !isTaken(note)"
                (change)="take(note, box.checked)"
              />
              {{ note.text }}
              @if (note.kind === 'idee') {
                <span class="soft">(idée)</span>
              }
            </label>
          }
        </fieldset>
      }
      @for (line of lines(); track line.id) {
        @let id = 'question-' + ($index + 1);
        @let fault = faultOf(line);
        @let names = namesIn(line);
        <div class="line">
          <div class="field">
            <label [for]="id">Question {{ $index + 1 }}</label>
            <textarea
              #words
              rows="2"
              [id]="id"
              [value]="line.words"
              [attr.aria-invalid]="fault ? true : null"
              [attr.aria-describedby]="id + '-said'"
              (input)="write(line, words.value)"
            ></textarea>
            <div [id]="id + '-said'" role="status">
              @if (fault) {
                <p class="error">{{ fault }}</p>
              } @else if (names) {
                <p class="hint">
                  On lit {{ names }} : s’il s’agit d’une personne, retirez son nom avant l’envoi.
                </p>
              }
            </div>
          </div>
          <div class="field">
            <label [for]="id + '-theme'">
              Thème<span class="hidden"> de la question {{ $index + 1 }}</span>
            </label>
            <select [id]="id + '-theme'" #theme (change)="choose(line, theme.value)">
              @for (each of themes; track each[0]) {
                <option [value]="each[0]" [selected]="each[0] === themeOf(line)">
                  {{ each[1] }}
                </option>
              }
            </select>
          </div>
          <button type="button" class="button quiet" (click)="remove(line)">
            Retirer<span class="hidden"> la question {{ $index + 1 }}</span>
          </button>
        </div>
      }
      @if (full()) {
        <p class="hint" id="one-more" tabindex="-1">
          {{ most }} questions : c’est le plus que l’on garde d’un café.
        </p>
      } @else {
        <button type="button" class="button" id="one-more" (click)="add()">
          Ajouter une question
        </button>
      }
    </fieldset>
  `,
  styles: `
    .notes {
      margin-block-end: 1.5rem;
    }
    .line {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0 1rem;
      justify-items: start;
      margin-block-end: 1rem;
    }
    .field {
      inline-size: 100%;
      margin-block-end: 0.5rem;
    }
    @media (min-width: 48rem) {
      .line {
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) auto;
        align-items: start;
      }
      .line .button {
        margin-block-start: 1.75rem;
      }
    }
  `,
})
export class HeardQuestions {
  private readonly injector = inject(Injector);

  readonly lines = model.required<readonly HeardLine[]>();

  /** Read once: they do not change while a café is told. */
  protected readonly notes = keptNotes();
  protected readonly full = computed(() => this.lines().length >= questionsPerCafe);
  protected readonly most = questionsPerCafe;
  protected readonly themes = Object.entries(questionThemes);
  protected readonly faultOf = lineFault;
  protected readonly namesIn = namesIn;
  protected readonly themeOf = themeOf;

  /** Goes to the first line that cannot be sent; whether there is one. */
  refuse(): boolean {
    const place = this.lines().findIndex((line) => lineFault(line) !== null);
    if (place >= 0) document.getElementById(`question-${place + 1}`)?.focus();
    return place >= 0;
  }

  protected isTaken(note: KeptNote): boolean {
    return this.lines().some((line) => takenFrom(line, note));
  }

  protected take(note: KeptNote, wanted: boolean): void {
    this.lines.update((lines) => {
      const others = lines.filter((line) => !takenFrom(line, note));
      if (!wanted) return others;
      // The empty line that waits for a first question gives its place.
      return [...others.filter(({ words }) => words.trim() !== ''), newLine(note.text, note.key)];
    });
  }

  protected write({ id }: HeardLine, words: string): void {
    this.change(id, { words: oneLine(words) });
  }

  protected choose({ id }: HeardLine, theme: string): void {
    this.change(id, { theme: theme as QuestionTheme });
  }

  protected add(): void {
    this.lines.update((lines) => [...lines, newLine()]);
    focusNext(`question-${this.lines().length}`, this.injector);
  }

  protected remove({ id }: HeardLine): void {
    this.lines.update((lines) => lines.filter((line) => line.id !== id));
    focusNext('one-more', this.injector);
  }

  private change(id: string, changes: Partial<HeardLine>): void {
    this.lines.update((lines) =>
      lines.map((line) => (line.id === id ? { ...line, ...changes } : line)),
    );
  }
}
