import { Component, computed, input } from '@angular/core';
import type { PaperLook } from '@percolateur/contract';
import {
  accentFault,
  certificateTitles,
  type CertificateKind,
  filledPaperWords,
  paperVariables,
  readable,
} from '@percolateur/domain';

/** The head and the foot of a document as it would look, in small: it follows what is typed. */
@Component({
  selector: 'app-look-preview',
  template: `
    <div class="sheet" [class]="look().base" [style.--accent]="accent()">
      <header>
        <strong>{{ hub() }}</strong>
        @if (png(); as png) {
          <img [src]="'data:image/png;base64,' + png" alt="" />
        }
      </header>
      <p class="title">{{ titles[kind()] }}</p>
      <p>atteste que</p>
      <p class="name">Nadia Benali</p>
      <p>a suivi la formation Animer un Café IA</p>
      <p class="words">{{ words() }}</p>
      <p class="signed">
        <strong>{{
          look().signatoryName || 'La personne qui représente l’organisme'
        }}</strong><br />{{ look().signatoryCapacity }}
      </p>
      <p class="code">7F3A-9QPX-44AB-…</p>
    </div>
  `,
  styles: `
    .sheet {
      display: flex;
      flex-direction: column;
      gap: 0.4rem;
      aspect-ratio: 210 / 297;
      max-inline-size: 22rem;
      padding: 1.5rem;
      border: 1px solid #8a7767;
      background: #ffffff;
      color: #2e1c12;
      font-size: 0.8rem;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0;
    }
    header {
      display: flex;
      justify-content: space-between;
      gap: 1rem;
      padding-block-end: 0.5rem;
      border-block-end: 1px solid #8a7767;
      color: var(--accent);
      font-size: 0.95rem;
    }
    .band header {
      margin: -1.5rem -1.5rem 0;
      padding: 1rem 1.5rem;
      border: 0;
      background: var(--accent);
      color: #ffffff;
    }
    .frame {
      outline: 2px solid var(--accent);
      outline-offset: -0.75rem;
    }
    .frame header {
      border: 0;
    }
    img {
      max-inline-size: 6rem;
      max-block-size: 2.5rem;
      background: #ffffff;
    }
    .title {
      font-size: 1.15rem;
      font-weight: 700;
    }
    .name {
      font-size: 1rem;
      font-weight: 700;
    }
    .signed {
      margin-block-start: auto;
    }
    .code {
      color: var(--accent);
      font-weight: 700;
    }
  `,
})
export class LookPreview {
  readonly look = input.required<PaperLook>();
  readonly png = input.required<string | null>();
  readonly kind = input.required<CertificateKind>();
  readonly hub = input.required<string>();

  protected readonly titles = certificateTitles;
  /** What could not be read is shown in the nearest colour that can. */
  protected readonly accent = computed(() => {
    const { accent } = this.look();
    return accentFault(accent) ? readable(accent) : accent;
  });
  protected readonly words = computed(() =>
    filledPaperWords(this.look().words[this.kind()], { ...paperVariables, organisme: this.hub() }),
  );
}
