import { Component, computed, inject, Injector, resource, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { recognitionRoutes as routes } from '@percolateur/contract';
import {
  badgeWords,
  counted,
  type EndorsementState,
  type EndorserQuality,
  endorserQualities,
  limits,
} from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { Intentions } from '../../ui/intention';
import { limited } from '../../ui/limited';
import { emailRules } from '../../ui/person-fields';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { deviceTimeZone, FrenchDate } from '../../ui/when';

const blank = { name: '', email: '', quality: 'co-host' as EndorserQuality };
const states: Record<EndorsementState, string> = {
  asked: 'Réponse attendue',
  confirmed: 'A confirmé',
  declined: 'N’a pas confirmé',
  expired: 'N’a pas répondu',
};

/** What is still missing for the badge of hosts, and asking somebody for a word. */
@Component({
  selector: 'app-my-recognition',
  imports: [Busy, FormField, FrenchDate, Icon, ProblemNote, RouterLink, TextField],
  templateUrl: './my-recognition.html',
  styles: `
    :host {
      display: block;
      margin-block-end: 1.5rem;
    }
    .steps {
      padding: 0;
      list-style: none;
    }
    .steps li {
      display: flex;
      gap: 0.6rem;
      margin-block: 0.4rem;
    }
    .steps app-icon {
      flex: none;
    }
    blockquote {
      margin: 0.25rem 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class MyRecognition {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly intentions = new Intentions();

  protected readonly mine = resource({ loader: () => this.api.call(routes.mine) });
  protected readonly endorsed = computed(
    () => this.mine.hasValue() && ['given', 'to-certify'].includes(this.mine.value().step),
  );
  private readonly model = signal(blank);
  protected readonly fields = form(this.model, (path) => {
    required(path.name, { message: 'Écrivez un prénom, ou un nom de lieu.' });
    limited(path.name, limits.line);
    emailRules(path.email);
  });
  protected readonly asking = action(async () => {
    const params = { cafeId: this.mine.value()!.cafe!.id };
    const body = { id: this.intentions.idOf('endorsement'), ...this.model() };
    this.mine.set(await this.api.call(routes.ask, { params, body }));
    this.intentions.done('endorsement');
    this.announce.say(`La demande part à ${this.model().name}.`);
    this.model.set(blank);
    this.fields().reset();
    focusNext('recognition-state', this.injector);
  });
  protected readonly again = action(async (endorsementId: string) => {
    this.mine.set(await this.api.call(routes.askAgain, { params: { endorsementId } }));
    this.announce.say('La demande repart.');
  });

  protected readonly hostName = badgeWords.host.name;
  protected readonly passerName = badgeWords.passer.name;
  protected readonly qualities = endorserQualities;
  protected readonly states = states;
  protected readonly counted = counted;
  protected readonly zone = deviceTimeZone();

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.asking.run());
  }
}
