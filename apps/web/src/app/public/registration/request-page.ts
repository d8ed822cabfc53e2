import { Component, inject, Injector, resource, signal } from '@angular/core';
import { form, minLength } from '@angular/forms/signals';
import { type MyRegistration, registrationRoutes } from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api, ProblemError } from '../../api';
import { takeSecret } from '../../session/take-secret';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/**
 * A request for a seat, as the person who made it follows it. Opening it changes nothing: mail
 * scanners follow links, but press nothing.
 */
@Component({
  selector: 'app-request-page',
  imports: [Busy, Heading, Icon, PageState, ProblemNote, TextField],
  templateUrl: './request-page.html',
})
export class RequestPage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly body = { token: takeSecret().token };

  protected readonly request = resource({ loader: () => this.read() });
  protected readonly confirming = action(() =>
    this.take(this.api.call(registrationRoutes.confirm, { body: this.body })),
  );

  private readonly model = signal({ details: '' });
  protected readonly fields = form(this.model, (path) => {
    minLength(path.details, 3, { message: 'Trois caractères au moins.' });
    limited(path.details, limits.lines);
  });
  protected readonly telling = action(() =>
    this.take(
      this.api.call(registrationRoutes.tellNeed, { body: { ...this.body, ...this.model() } }),
    ),
  );

  protected tell(): Promise<boolean> {
    return send(this.fields, () => this.telling.run());
  }

  private async take(answer: Promise<MyRegistration>): Promise<void> {
    this.request.set(await answer);
    focusNext('state', this.injector);
  }

  private async read(): Promise<MyRegistration> {
    if (!this.body.token) {
      throw new ProblemError(
        404,
        'not-found',
        'Ce lien n’est plus complet.',
        'Ouvrez-le à nouveau depuis le message reçu.',
      );
    }
    return this.api.call(registrationRoutes.mine, { body: this.body });
  }
}
