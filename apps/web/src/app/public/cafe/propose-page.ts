import { Component, inject, Injector, resource, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { publicCafeRoutes } from '@percolateur/contract';
import type { CafeAccess } from '@percolateur/domain';
import { Api } from '../../api';
import { blankCafe, cafeRules, draftOf } from '../../parts/public-cafe/cafe-draft';
import { CafeFields } from '../../parts/public-cafe/cafe-fields';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { PageState } from '../../ui/page-state';
import { emailRules } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';

/** Proposing a café, by anybody. What was typed stays until the server has it. */
@Component({
  selector: 'app-propose-page',
  imports: [Busy, CafeFields, Heading, Icon, PageState, ProblemNote, TextField],
  templateUrl: './propose-page.html',
})
export class ProposePage {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly intentions = new Intentions();

  protected readonly asked = resource({
    loader: () => this.api.call(publicCafeRoutes.question),
  });
  private readonly model = signal({ ...blankCafe, email: '', questionAnswer: '' });
  protected readonly access = signal<ReadonlySet<CafeAccess>>(new Set());
  protected readonly fields = form(this.model, (path) => {
    cafeRules(path);
    emailRules(path.email);
    required(path.questionAnswer, { message: 'Répondez à la question.' });
  });
  /** The address that a letter went to; empty before. */
  protected readonly sentTo = signal('');

  protected readonly proposing = action(async () => {
    const { email, questionAnswer, ...draft } = this.model();
    const question = { questionToken: this.asked.value()!.token, questionAnswer };
    const id = this.intentions.idOf('cafe');
    try {
      await this.api.call(publicCafeRoutes.propose, {
        body: { id, email, ...draftOf(draft, this.access()), ...question },
      });
    } catch (error) {
      // A question bears one right answer, and a few tries: the next one is another.
      this.model.update((known) => ({ ...known, questionAnswer: '' }));
      this.asked.reload();
      throw error;
    }
    this.sentTo.set(email);
    focusNext('sent', this.injector);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.proposing.run());
  }
}
