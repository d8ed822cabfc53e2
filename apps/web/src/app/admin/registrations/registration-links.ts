import { DOCUMENT } from '@angular/common';
import { Component, inject, input, resource, signal } from '@angular/core';
import { form, required, validate } from '@angular/forms/signals';
import {
  type CohortView,
  type RegistrationLinkView,
  registrationRoutes,
} from '@percolateur/contract';
import { counted, frenchDate, limits, type LinkEnd } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { QrCode } from '../../ui/qr-code';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { ReasonDialog } from '../shared/reason-dialog';

const blank = { label: '', lastDay: '', maxUses: '' };
const ends: Record<LinkEnd, string> = {
  revoked: 'fermé',
  expired: 'dernier jour passé',
  'used-up': 'toutes les demandes sont venues',
  'cohort-closed': 'la session ne prend pas d’inscriptions en ce moment',
};

/** The links of a session: made, copied, shown as a QR code, closed. Several live at once. */
@Component({
  selector: 'app-registration-links',
  imports: [Busy, Modal, PageState, ProblemNote, QrCode, ReasonDialog, TextField],
  templateUrl: './registration-links.html',
  styles: `
    app-qr-code {
      max-inline-size: 18rem;
      margin-inline: auto;
    }
    .address {
      overflow-wrap: anywhere;
    }
  `,
})
export class RegistrationLinks {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly intentions = new Intentions();

  readonly cohort = input.required<CohortView>();

  protected readonly links = resource({
    params: () => ({ params: { cohortId: this.cohort().id } }),
    loader: ({ params }) => this.api.call(registrationRoutes.links, params),
  });
  /** Whose code is shown large. */
  protected readonly shown = signal<RegistrationLinkView | null>(null);
  /** What is about to be closed. */
  protected readonly closing = signal<RegistrationLinkView | null>(null);

  private readonly model = signal(blank);
  protected readonly fields = form(this.model, (path) => {
    required(path.label, { message: 'Dites où vous le mettrez\u00a0: une affiche, une lettre.' });
    limited(path.label, limits.line);
    validate(path.maxUses, ({ value }) =>
      /^([1-9]\d{0,3})?$/.test(value().trim())
        ? undefined
        : { kind: 'rule', message: 'Un nombre entre 1 et 9999, ou rien.' },
    );
  });

  protected readonly making = action(async () => {
    const { label, lastDay, maxUses } = this.model();
    const what = JSON.stringify(this.model());
    const link = await this.api.call(registrationRoutes.createLink, {
      params: { cohortId: this.cohort().id },
      body: {
        ...{ id: this.intentions.idOf(what), label, lastDay: lastDay || null },
        maxUses: maxUses.trim() ? Number(maxUses) : null,
      },
    });
    this.intentions.done(what);
    this.links.update((links) => [link, ...(links ?? []).filter(({ id }) => id !== link.id)]);
    this.fields().reset(blank);
    this.announce.say('Le lien est prêt.');
  });

  protected readonly close = async () => {
    const after = await this.api.call(registrationRoutes.revokeLink, {
      params: { linkId: this.closing()!.id },
    });
    this.links.update((links) => links?.map((link) => (link.id === after.id ? after : link)));
  };

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.making.run());
  }

  protected addressOf({ token }: RegistrationLinkView): string {
    return `${this.origin}/inscription#${token}`;
  }

  /** What is left of it, in a few words. */
  protected usesOf({ uses, maxUses, end }: RegistrationLinkView): string {
    const had = counted(uses, 'demande confirmée', 'demandes confirmées');
    const left = maxUses === null ? '' : `, il en reste ${Math.max(0, maxUses - uses)}`;
    return end && end !== 'used-up' ? had : had + left;
  }

  /** It lives until the end of its last day: an instant that is the next one’s. */
  protected lastDayOf({ expiresAt }: RegistrationLinkView): string {
    return frenchDate(new Date(Date.parse(expiresAt!) - 1), this.cohort().timeZone);
  }

  protected endOf({ end }: RegistrationLinkView): string {
    return end ? ends[end] : 'ouvert';
  }

  protected async copy(link: RegistrationLinkView): Promise<void> {
    const done = await navigator.clipboard.writeText(this.addressOf(link)).then(
      () => true,
      () => false,
    );
    this.announce.say(
      done
        ? 'Lien copié.'
        : 'La copie est bloquée ici\u00a0: ouvrez le code QR et copiez l’adresse.',
    );
    if (!done) this.shown.set(link);
  }
}
