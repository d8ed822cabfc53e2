import { Component, inject, Injector, resource, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { recognitionRoutes as routes } from '@percolateur/contract';
import { cafeFormats, counted, endorserQualities, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { heldSecret } from '../../parts/public-cafe/held-secret';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { FrenchDate, FrenchSlot } from '../../ui/when';

/**
 * A word for who hosted a café, by whom they ask. Opening it changes nothing: mail scanners follow
 * links, but press nothing.
 */
@Component({
  selector: 'app-endorse-page',
  imports: [Busy, FrenchDate, FrenchSlot, Heading, Icon, PageState, ProblemNote, TextField],
  templateUrl: './endorse-page.html',
  styles: `
    .facts {
      display: grid;
      grid-template-columns: minmax(5rem, max-content) 1fr;
      gap: 0.25rem 1rem;
    }
    dt {
      font-weight: 600;
    }
    dd {
      min-inline-size: 0;
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class EndorsePage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly secret = heldSecret();
  private readonly body = this.secret.body;

  protected readonly asked = resource({
    // Read anew when another link is opened in this tab.
    params: () => ({ link: this.secret.link() }),
    loader: async () => this.api.call(routes.read, { body: this.body() }),
  });
  private readonly model = signal({ words: '' });
  protected readonly fields = form(this.model, (path) => limited(path.words, limits.line));
  /** Whether the badge may name who answers. */
  protected readonly mayName = signal(false);
  protected readonly answering = action(async (confirmed: boolean) => {
    const given = { named: this.mayName(), words: this.model().words.trim() };
    const answer = confirmed ? { confirmed, ...given } : { confirmed };
    this.asked.set(await this.api.call(routes.answer, { body: { ...this.body(), ...answer } }));
    focusNext('answered', this.injector);
  });
  protected readonly qualities = endorserQualities;
  protected readonly formats = cafeFormats;
  protected readonly counted = counted;

  protected confirm(): Promise<boolean> {
    return send(this.fields, () => this.answering.run(true));
  }
}
