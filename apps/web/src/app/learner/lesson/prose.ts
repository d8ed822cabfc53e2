import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import type { LessonView } from '@percolateur/contract';
import { Announce } from '../../ui/announce';
import { drawingOf } from './drawing';

type Term = LessonView['glossary'][number];

let count = 0;

/**
 * The text of a section. A word of the glossary is a button that opens its definition in the flow,
 * under the paragraph; a source number asks for its source.
 */
@Component({
  selector: 'app-prose',
  template: '',
  host: {
    '[innerHTML]': 'safe()',
    '(click)': 'click($event)',
    '(keydown.escape)': 'close($event)',
  },
})
export class Prose {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly sanitizer = inject(DomSanitizer);
  private readonly announce = inject(Announce);
  /** Definitions on screen, each with the button that opened it. */
  private readonly panels = new Map<HTMLButtonElement, HTMLElement>();

  readonly html = input.required<string>();
  readonly glossary = input.required<readonly Term[]>();
  /** The id of a source asked for, and the link that asked. */
  readonly source = output<{ id: string; from: HTMLElement }>();

  // The only place that trusts HTML: the server reduced it to an allow-list when the course was
  // imported. Angular’s own sanitiser would drop `button` and `data-term`, hence the definitions.
  protected readonly safe = computed(() => this.sanitizer.bypassSecurityTrustHtml(this.html()));

  constructor() {
    afterRenderEffect(() => {
      this.safe();
      this.panels.clear();
      for (const button of this.element.querySelectorAll('button.term')) {
        button.setAttribute('aria-expanded', 'false');
        keepTogether(button);
      }
      this.element.querySelectorAll('.source-ref').forEach(stickToItsWord);
      this.element.querySelectorAll('table').forEach(label);
      this.element.querySelectorAll('img').forEach(describe);
    });
  }

  protected click(event: Event): void {
    const target = event.target as HTMLElement;
    const button = target.closest<HTMLButtonElement>('button.term');
    if (button) this.toggle(button);
    const link = target.closest<HTMLAnchorElement>('a[href^="#source-"]');
    if (link) {
      // With a base address, the browser would leave the page for « /#source-… ».
      event.preventDefault();
      this.source.emit({ id: link.hash.replace('#source-', ''), from: link });
    }
  }

  protected close(event: Event): void {
    const focused = event.target as HTMLElement;
    for (const [button, panel] of this.panels) {
      if (button === focused || panel.contains(focused)) this.fold(button);
    }
  }

  private toggle(button: HTMLButtonElement): void {
    const term = this.glossary().find(({ id }) => id === button.dataset['term']);
    if (this.panels.has(button)) this.fold(button);
    else if (term) this.unfold(button, term);
  }

  private unfold(button: HTMLButtonElement, term: Term): void {
    const panel = document.createElement('div');
    panel.id = `definition-${++count}`;
    panel.className = 'definition';
    panel.append(
      paragraph(`${term.term}\u00a0: `, term.definition),
      paragraph('Plus simplement\u00a0: ', term.simpler),
    );
    const table = button.closest('table');
    const block = table ?? button.closest('p, li, h3, h4') ?? button;
    if (block.tagName === 'LI') block.append(panel);
    else block.after(panel);
    this.panels.set(button, panel);
    button.setAttribute('aria-expanded', 'true');
    button.setAttribute('aria-controls', panel.id);
    this.announce.say(`${term.term}\u00a0: ${term.definition}`);
  }

  private fold(button: HTMLButtonElement): void {
    this.panels.get(button)?.remove();
    this.panels.delete(button);
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
    button.focus();
  }
}

/** A button may be cut from the article before it and from the comma after it: « l’ » ends no line. */
function keepTogether(button: Element): void {
  const before = button.previousSibling;
  const after = button.nextSibling;
  const whole = document.createElement('span');
  whole.className = 'together';
  button.replaceWith(whole);
  whole.append(button);
  if (before instanceof Text) {
    const article = /(?:\p{L}+’|«\u00a0|\()$/u.exec(before.data);
    if (article) whole.prepend(before.splitText(article.index));
  }
  if (after instanceof Text) {
    const stop = /^(?:[,.)…]|\u00a0[:;!?»])/.exec(after.data);
    if (stop) {
      after.splitText(stop[0].length);
      whole.append(after);
    }
  }
}

/** The number of a source begins no line. */
function stickToItsWord(number: Element): void {
  const before = number.previousSibling;
  if (before instanceof Text) before.data = before.data.replace(/\s$/, '\u00a0');
}

/**
 * On a phone a row becomes a card, whose cells say their column. Roles are said: a table that is laid
 * out otherwise is none any more for some readers.
 */
function label(table: HTMLTableElement): void {
  table.classList.add('table');
  table.setAttribute('role', 'table');
  for (const row of table.rows) {
    row.setAttribute('role', 'row');
    for (const cell of row.cells) {
      cell.setAttribute('role', cell.tagName === 'TH' ? 'columnheader' : 'cell');
    }
  }
  const columns = [...table.querySelectorAll('thead th')].map(({ textContent }) => textContent);
  for (const row of table.querySelectorAll('tbody tr')) {
    [...row.children].forEach((cell, index) =>
      cell.setAttribute('data-label', columns[index] ?? ''),
    );
  }
}

/** What a picture shows is read by everybody who wants to: on a phone, its own words are small. */
function describe(picture: HTMLImageElement): void {
  const details = document.createElement('details');
  details.className = 'described no-print';
  const summary = document.createElement('summary');
  summary.textContent = 'L’image en texte';
  const text = document.createElement('p');
  text.textContent = picture.alt;
  details.append(summary, text);
  (picture.closest('p') ?? picture).after(details);
  const drawing = drawingOf(picture);
  if (drawing) picture.replaceWith(drawing);
}

function paragraph(lead: string, text: string): HTMLElement {
  const element = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = lead;
  element.append(strong, text);
  return element;
}
