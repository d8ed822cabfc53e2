import { Component, inject, input, output, signal } from '@angular/core';
import { bankRoutes, type QuestionImage } from '@percolateur/contract';
import { Api } from '../../../api';
import { action, Busy } from '../../../ui/action';
import { Modal } from '../../../ui/modal';
import { ProblemNote } from '../../../ui/problem-note';
import { BankPlace } from '../editing/bank-place';
import { shrinkPicture } from './shrink-picture';

/** Puts a picture into a text, never without the words that say what it brings. */
@Component({
  selector: 'app-picture-button',
  imports: [Busy, Modal, ProblemNote],
  template: `
    <button type="button" class="button quiet" (click)="open.set(true)">
      Ajouter une image<span class="hidden"> à : {{ label() }}</span>
    </button>
    @if (open()) {
      <app-modal #dialog heading="Ajouter une image" (closed)="close()">
        <form novalidate (submit)="$event.preventDefault(); confirm(dialog, alt.value)">
          <div class="field">
            <label for="picture-file">Image</label>
            <p class="hint" id="picture-hint">
              PNG, JPEG, WebP ou GIF. Elle est réduite ici avant de partir.
            </p>
            <input
              #file
              id="picture-file"
              type="file"
              accept="image/png,image/jpeg,image/webp,image/gif"
              aria-describedby="picture-hint"
              (change)="giving.run(file.files)"
            />
          </div>
          <app-problem [problem]="giving.problem()" />
          @if (image(); as image) {
            <img
              [src]="'/api/v1/question-images/' + image.sha256"
              alt="Aperçu de l’image choisie"
            />
          }
          <div class="field">
            <label for="picture-alt">Ce que l’image apprend</label>
            <p class="hint" id="picture-alt-hint">
              Lu par qui ne la voit pas : dites ce qu’il faut en savoir pour répondre, sans donner
              la réponse.
            </p>
            <textarea
              #alt
              id="picture-alt"
              rows="3"
              maxlength="300"
              [attr.aria-invalid]="lacking() || null"
              aria-describedby="picture-alt-hint picture-fault"
            ></textarea>
            <p class="error" id="picture-fault" role="alert">{{ lacking() }}</p>
          </div>
          <button class="button primary" [appBusy]="giving.pending()">Insérer l’image</button>
        </form>
      </app-modal>
    }
  `,
  styles: `
    img {
      display: block;
      max-inline-size: 100%;
      max-block-size: 12rem;
      margin-block-end: 1rem;
    }
  `,
})
export class PictureButton {
  private readonly api = inject(Api);
  private readonly place = inject(BankPlace);

  readonly label = input.required<string>();
  /** The picture in Markdown. */
  readonly insert = output<string>();

  protected readonly open = signal(false);
  protected readonly image = signal<QuestionImage | null>(null);
  protected readonly lacking = signal('');

  protected readonly giving = action(async (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    const params = { organisationId: this.place.organisationId() };
    this.image.set(
      await this.api.upload(bankRoutes.giveImage, await shrinkPicture(file), { params }),
    );
    this.lacking.set('');
  });

  protected confirm(dialog: Modal, alt: string): void {
    const image = this.image();
    const words = alt.replace(/[[\]\n]/g, ' ').trim();
    if (!image) this.lacking.set('Choisissez d’abord une image.');
    else if (!words)
      this.lacking.set(
        'Écrivez ce que l’image apprend : sans cela, certains ne pourront pas répondre.',
      );
    else {
      dialog.close();
      this.insert.emit(`![${words}](image:${image.sha256})`);
    }
  }

  protected close(): void {
    this.open.set(false);
    this.image.set(null);
    this.lacking.set('');
  }
}
