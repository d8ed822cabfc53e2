import { Component, computed, input, resource } from '@angular/core';

/** A square of a QR code: four modules of quiet around it, as ISO/IEC 18004 asks. */
const QUIET = 4;

/** An address that a phone reads from afar. */
@Component({
  selector: 'app-qr-code',
  template: `
    @if (code.hasValue()) {
      <svg
        role="img"
        [attr.aria-label]="'Code QR de l’adresse ' + text()"
        [attr.viewBox]="box()"
        shape-rendering="crispEdges"
      >
        <path [attr.d]="dark()" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      aspect-ratio: 1;
      border-radius: var(--radius);
      background: #ffffff;
    }
    svg {
      display: block;
    }
    path {
      fill: #000000;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();

  protected readonly code = resource({
    params: () => this.text(),
    loader: async ({ params }) => {
      // A CommonJS module: the bundle hands it over as its default.
      const { default: qrcode } = await import('qrcode');
      return qrcode.create(params, { errorCorrectionLevel: 'M' }).modules;
    },
  });
  protected readonly box = computed(() => {
    const side = (this.code.value()?.size ?? 0) + 2 * QUIET;
    return `${-QUIET} ${-QUIET} ${side} ${side}`;
  });
  protected readonly dark = computed(() => {
    const modules = this.code.value();
    if (!modules) return '';
    const { size, data } = modules;
    return [...data.keys()]
      .filter((index) => data[index])
      .map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`)
      .join('');
  });
}
