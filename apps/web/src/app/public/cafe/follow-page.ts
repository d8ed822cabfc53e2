import { Component, inject, linkedSignal, resource, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { publicCafeRoutes as routes, type MyPublicCafe } from '@percolateur/contract';
import { counted, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { heldSecret } from '../../parts/public-cafe/held-secret';
import { action, Busy } from '../../ui/action';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { FrenchSlot } from '../../ui/when';

/**
 * A café, as who proposed it follows it. Opening it changes nothing: mail scanners follow links, but
 * press nothing.
 */
@Component({
  selector: 'app-follow-page',
  imports: [RouterLink, Busy, FrenchSlot, Heading, Icon, PageState, ProblemNote, TextField],
  templateUrl: './follow-page.html',
})
export class FollowPage {
  private readonly api = inject(Api);
  private readonly secret = heldSecret();
  private readonly body = this.secret.body;

  protected readonly cafe = resource({
    // Read anew when another link is opened in this tab.
    params: () => ({ link: this.secret.link() }),
    loader: async () => this.api.call(routes.mine, { body: this.body() }),
  });
  protected readonly confirming = action(async () =>
    this.cafe.set(await this.api.call(routes.confirm, { body: this.body() })),
  );
  private readonly model = signal({ words: '' });
  protected readonly fields = form(this.model, (path) => {
    required(path.words, { message: 'Écrivez votre réponse.' });
    limited(path.words, limits.reason);
  });
  protected readonly answering = action(async () =>
    this.cafe.set(
      await this.api.call(routes.answer, { body: { ...this.body(), ...this.model() } }),
    ),
  );
  /** Whether calling it off was asked for, and waits for a second yes. */
  protected readonly sure = linkedSignal({ source: this.secret.link, computation: () => false });
  protected readonly cancelling = action(async () =>
    this.cafe.set(await this.api.call(routes.cancel, { body: this.body() })),
  );
  protected readonly counted = counted;
  /** Whether it began, by the clock of the device: the server has the last word. */
  protected readonly began = ({ startsAt }: MyPublicCafe) => new Date(startsAt) <= new Date();

  protected reply(): Promise<boolean> {
    return send(this.fields, () => this.answering.run());
  }
}
