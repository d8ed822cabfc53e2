import {
  booleanAttribute,
  Component,
  computed,
  inject,
  input,
  SecurityContext,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';

/**
 * A text of a question, which the API made of Markdown: in paragraphs, or within a line. It passes
 * Angular’s own sanitiser; pictures are fetched when they come on screen.
 */
@Component({
  selector: 'app-rich',
  template: '',
  host: { '[innerHTML]': 'safe()', '[class.inline]': 'inline()' },
})
export class Rich {
  private readonly sanitizer = inject(DomSanitizer);

  readonly html = input.required<string>();
  readonly inline = input(false, { transform: booleanAttribute });

  protected readonly safe = computed(() => {
    const safe = this.sanitizer.sanitize(SecurityContext.HTML, this.html()) ?? '';
    // The sanitiser knows no `loading`; it leaves no « < » within a value.
    return this.sanitizer.bypassSecurityTrustHtml(safe.replaceAll('<img ', '<img loading="lazy" '));
  });
}
