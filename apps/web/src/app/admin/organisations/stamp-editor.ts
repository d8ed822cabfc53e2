import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { type Organisation, organisationRoutes } from '@percolateur/contract';
import { Api } from '../../api';
import { action } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemNote } from '../../ui/problem-note';
import { shrinkToPng } from './shrink';

/** The signature and stamp of a hub: shown, replaced, taken off the papers to come. */
@Component({
  selector: 'app-stamp-editor',
  imports: [ConfirmDialog, ProblemNote],
  template: `
    @if (stamp(); as png) {
      <img [src]="'data:image/png;base64,' + png" alt="Signature et cachet du hub" />
    }
    <p class="hint" [id]="'stamp-hint-' + organisation().id">
      Imprimés sur les documents à venir ; ceux déjà émis gardent les leurs. Une photo ou un scan,
      en PNG ou en JPEG.
    </p>
    <div class="actions">
      <label class="button" [class.busy]="giving.pending()">
        {{ stamp() ? 'Remplacer l’image' : 'Choisir une image'
        }}<span class="hidden"> de signature, {{ organisation().name }}</span>
        <input
          #file
          class="hidden"
          type="file"
          accept="image/png,image/jpeg"
          [attr.aria-describedby]="'stamp-hint-' + organisation().id"
          (change)="choose(file)"
        />
      </label>
      @if (stamp()) {
        <button type="button" class="button quiet" (click)="remove()">Retirer l’image</button>
      }
    </div>
    @if (unreadable()) {
      <p class="fault" role="alert">
        Cette image ne se lit pas. Rien n’a changé : choisissez-en une autre, en PNG ou en JPEG.
      </p>
    }
    <app-problem [problem]="giving.problem() ?? removing.problem()" />
    <app-confirm
      heading="Retirer la signature et le cachet ?"
      confirmLabel="Retirer l’image"
      cancelLabel="Garder l’image"
      [danger]="true"
    >
      <p>
        Les documents à venir auront un emplacement vide, à signer à la main. Ceux déjà émis ne
        changent pas.
      </p>
    </app-confirm>
  `,
  styles: `
    img {
      display: block;
      max-inline-size: min(100%, 16rem);
      max-block-size: 6rem;
      padding: 0.5rem;
      border-radius: 4px;
      background: #ffffff;
      object-fit: contain;
    }
    .actions {
      margin-block-start: 0.75rem;
    }
    label:focus-within {
      outline: 3px solid var(--link);
      outline-offset: 2px;
    }
    .busy {
      opacity: 0.6;
    }
    .fault {
      color: var(--error);
      font-weight: 600;
    }
  `,
})
export class StampEditor {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly confirm = viewChild.required(ConfirmDialog);

  readonly organisation = input.required<Organisation>();
  /** The picture in use, as base64; null without. */
  readonly stamp = input<string | null>(null);
  readonly changed = output<Organisation>();

  protected readonly unreadable = signal(false);

  protected readonly giving = action(async (png: Blob) => {
    const params = { organisationId: this.organisation().id };
    this.changed.emit(await this.api.upload(organisationRoutes.giveStamp, png, { params }));
    this.announce.say('L’image est enregistrée.');
  });
  protected readonly removing = action(async () => {
    const params = { organisationId: this.organisation().id };
    this.changed.emit(await this.api.call(organisationRoutes.removeStamp, { params }));
    this.announce.say('L’image est retirée.');
  });

  protected async choose(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    // The same file may be chosen again.
    field.value = '';
    if (!file) return;
    const png = await shrinkToPng(file).catch(() => null);
    this.unreadable.set(png === null);
    if (png) await this.giving.run(png);
  }

  protected async remove(): Promise<void> {
    if (await this.confirm().ask()) await this.removing.run();
  }
}
