import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChild,
  inject,
  Injector,
  input,
  TemplateRef,
} from '@angular/core';
import { Announce, focusNext } from '../../../ui/announce';
import { Editing } from '../editing/editing';
import { Remarks } from './remarks';

/** Lines of the question, written one by one; added, moved and removed by buttons. */
@Component({
  selector: 'app-line-list',
  imports: [NgTemplateOutlet, Remarks],
  template: `
    <fieldset>
      <legend [id]="'field-' + path()" tabindex="-1">{{ legend() }}</legend>
      <app-remarks [path]="path()" />
      <ol class="plain">
        @for (line of lines(); track $index; let index = $index) {
          <li class="card">
            <fieldset>
              <legend [id]="'line-' + path() + '-' + index" tabindex="-1">
                {{ name() }} {{ index + 1 }}
              </legend>
              <ng-container
                [ngTemplateOutlet]="body()"
                [ngTemplateOutletContext]="{ $implicit: path() + '.' + index, index }"
              />
            </fieldset>
            <p class="actions">
              @if (index > 0) {
                <button type="button" class="button quiet" (click)="move(index, -1)">
                  Monter<span class="hidden"> {{ name() }} {{ index + 1 }}</span>
                </button>
              }
              @if (index + 1 < lines().length) {
                <button type="button" class="button quiet" (click)="move(index, 1)">
                  Descendre<span class="hidden"> {{ name() }} {{ index + 1 }}</span>
                </button>
              }
              <button type="button" class="button quiet" (click)="remove(index)">
                Retirer<span class="hidden"> {{ name() }} {{ index + 1 }}</span>
              </button>
            </p>
          </li>
        }
      </ol>
      @if (lines().length < 20) {
        <button type="button" class="button" (click)="add()">{{ addLabel() }}</button>
      }
    </fieldset>
  `,
  styles: `
    li {
      margin-block-end: 0.75rem;
    }
    li .actions {
      margin-block-start: 0;
    }
    fieldset fieldset {
      margin: 0;
    }
  `,
})
export class LineList {
  private readonly editing = inject(Editing);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);

  readonly path = input.required<string>();
  readonly legend = input.required<string>();
  /** What one line is called. */
  readonly name = input.required<string>();
  readonly addLabel = input.required<string>();
  readonly blank = input.required<() => unknown>();

  protected readonly body = contentChild.required(TemplateRef);
  protected readonly lines = computed(() => this.editing.list(this.path()));

  protected add(): void {
    this.editing.set(this.path(), [...this.lines(), this.blank()()]);
    this.focus(this.lines().length - 1);
  }

  protected move(index: number, by: number): void {
    const lines = [...this.lines()];
    lines.splice(index + by, 0, ...lines.splice(index, 1));
    this.editing.set(this.path(), lines);
    this.announce.say(`${this.name()}\u00a0: en place ${index + by + 1}.`);
    this.focus(index + by);
  }

  protected remove(index: number): void {
    this.editing.set(
      this.path(),
      this.lines().filter((_, at) => at !== index),
    );
    this.announce.say(`${this.name()} ${index + 1}\u00a0: c’est retiré.`);
    focusNext(`field-${this.path()}`, this.injector);
  }

  private focus(index: number): void {
    focusNext(`line-${this.path()}-${index}`, this.injector);
  }
}
