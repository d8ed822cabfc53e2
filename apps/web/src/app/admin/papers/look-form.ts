import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { type PaperLook, type PaperTemplate, paperTemplateRoutes } from '@percolateur/contract';
import {
  accentFault,
  certificateKinds,
  certificateTitles,
  type CertificateKind,
  limits,
  paperBases,
  paperBaseWords,
  paperVariables,
  paperWordsFault,
} from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { UnsavedNote } from '../../ui/unsaved';
import { shrinkToPng } from '../organisations/shrink';
import { LookPreview } from './look-preview';

const draftOf = ({
  base,
  accent,
  logo,
  signatoryName,
  signatoryCapacity,
  words,
}: PaperTemplate) => ({
  ...{ base, accent, signatoryName, signatoryCapacity, words: { ...words } },
  // Signal forms follow no null.
  logo: logo ?? '',
});

/** Changes the look of a hub’s documents; beside it, the page as it would be. */
@Component({
  selector: 'app-look-form',
  imports: [Busy, FormField, LookPreview, ProblemNote, TextField, UnsavedNote],
  templateUrl: './look-form.html',
  styles: `
    :host {
      display: grid;
      gap: 1.5rem;
    }
    input[type='color'] {
      inline-size: 4rem;
      block-size: 2.75rem;
      padding: 0.2rem;
    }
    .logo {
      max-inline-size: 10rem;
      max-block-size: 4rem;
      padding: 0.4rem;
      background: #ffffff;
    }
    label:focus-within {
      outline: 3px solid var(--link);
      outline-offset: 2px;
    }
    @media (min-width: 60rem) {
      :host {
        grid-template-columns: minmax(0, 1fr) minmax(0, 24rem);
        align-items: start;
      }
    }
  `,
})
export class LookForm {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();
  private readonly unsaved = viewChild.required(UnsavedNote);

  readonly template = input.required<PaperTemplate>();
  readonly organisationId = input.required<string>();
  readonly hub = input.required<string>();
  readonly saved = output<PaperTemplate>();

  protected readonly draft = linkedSignal(() => draftOf(this.template()));
  protected readonly png = linkedSignal(() => this.template().png);
  protected readonly fields = form(this.draft, (path) => {
    validate(path.accent, ({ value }) => said(accentFault(value())));
    limited(path.signatoryName, limits.line);
    limited(path.signatoryCapacity, limits.line);
    for (const kind of certificateKinds) {
      validate(path.words[kind], ({ value }) => said(paperWordsFault(value())));
    }
  });
  protected readonly changed = () =>
    JSON.stringify(this.draft()) !== JSON.stringify(draftOf(this.template()));
  protected readonly fault = computed(() => accentFault(this.draft().accent));
  protected readonly look = computed((): PaperLook => {
    const { logo, ...rest } = this.draft();
    return { ...rest, logo: logo || null };
  });
  protected readonly kind = signal<CertificateKind>('attestation');
  protected readonly unreadable = signal(false);

  protected readonly bases = paperBases;
  protected readonly baseWords = paperBaseWords;
  protected readonly kinds = certificateKinds;
  protected readonly titles = certificateTitles;
  protected readonly variables = Object.keys(paperVariables)
    .map((name) => `{${name}}`)
    .join(' ');

  protected readonly saving = action(async () => {
    const look = this.look();
    const after = this.template().number;
    const id = this.intentions.idOf(JSON.stringify({ look, after }));
    const params = { organisationId: this.organisationId() };
    const body = { ...look, after, id };
    this.saved.emit(await this.api.call(paperTemplateRoutes.save, { params, body }));
    this.announce.say('La présentation est enregistrée, pour les documents à venir.');
  });
  protected readonly giving = action(async (picture: Blob) => {
    const params = { organisationId: this.organisationId() };
    const { logo, png } = await this.api.upload(paperTemplateRoutes.logo, picture, { params });
    this.draft.update((draft) => ({ ...draft, logo }));
    this.png.set(png);
  });
  /** The true page, as the press makes it, in a tab of its own. */
  protected readonly opening = action(async (longest: boolean) => {
    const params = { organisationId: this.organisationId() };
    const body = { look: this.look(), kind: this.kind(), longest };
    const { pdf } = await this.api.call(paperTemplateRoutes.preview, { params, body });
    const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    const link = Object.assign(document.createElement('a'), {
      ...{ href: address, target: '_blank', rel: 'noopener', download: 'exemple.pdf' },
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });

  protected async choose(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    // The same file may be chosen again.
    field.value = '';
    if (!file) return;
    const picture = await shrinkToPng(file).catch(() => null);
    this.unreadable.set(picture === null);
    if (picture) await this.giving.run(picture);
  }

  protected removeLogo(): void {
    this.draft.update((draft) => ({ ...draft, logo: '' }));
    this.png.set(null);
  }

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved().mayLeave();
  }
}

const said = (fault: string | null) => (fault ? { kind: 'rule', message: fault } : undefined);
