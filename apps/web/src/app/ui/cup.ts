import { Component, computed, input } from '@angular/core';

/** The mark of the house and the sign of progress: a cup that fills over the half-days. */
@Component({
  selector: 'app-cup',
  template: `
    <svg
      viewBox="0 0 96 96"
      focusable="false"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
      [attr.aria-hidden]="label() ? null : 'true'"
    >
      <g class="steam">
        <circle cx="36" cy="12" r="4" />
        <circle cx="47" cy="20" r="4" />
        <circle cx="58" cy="12" r="4" />
      </g>
      <path class="coffee" [attr.d]="coffee()" />
      <g class="line" fill="none" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">
        <path d="M18 32h58l-5 36a12 12 0 0 1-12 10H35a12 12 0 0 1-12-10Z" />
        <path d="M75 40c14-2 16 22-4 22" />
        <path d="M14 88h66" />
      </g>
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      inline-size: 4rem;
      aspect-ratio: 1;
      vertical-align: middle;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }
    .line {
      stroke: currentColor;
    }
    .steam,
    .coffee {
      fill: var(--action);
    }
  `,
})
export class Cup {
  /** Levels filled. */
  readonly level = input(0);
  readonly levels = input(4);
  /** What the cup says, for those who do not see it; empty when the text beside says it. */
  readonly label = input('');

  /** The coffee, from the bottom of the cup (y = 75) up to its level (full at y = 36). */
  protected readonly coffee = computed(() => {
    const share = Math.min(1, Math.max(0, this.level() / this.levels()));
    if (share === 0) return '';
    const top = 75 - share * 39;
    const inset = ((top - 32) / 36) * 5 + 4;
    return `M${18 + inset} ${top}H${76 - inset}L68 67a9 9 0 0 1-9 8H35a9 9 0 0 1-9-8Z`;
  });
}
