import {
  Component,
  computed,
  inject,
  Injector,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { form, FormField, validate } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { publicCafeRoutes as routes, type ToldCafe } from '@percolateur/contract';
import { cafeFormats, limits } from '@percolateur/domain';
import { Api } from '../../api';
import { heardIn, type HeardLine, lineOf, newLine } from '../../parts/public-cafe/heard-line';
import { HeardQuestions } from '../../parts/public-cafe/heard-questions';
import { heldSecret } from '../../parts/public-cafe/held-secret';
import { action, Busy } from '../../ui/action';
import { Announce, focusNext } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { shrinkPhoto } from '../../ui/shrink-photo';
import { TextField } from '../../ui/text-field';
import { FrenchSlot } from '../../ui/when';

type Account = NonNullable<ToldCafe['account']>;

/** Telling a café once, in ninety seconds, and taking away what is made of it. */
@Component({
  selector: 'app-tell-page',
  imports: [
    Busy,
    FormField,
    FrenchSlot,
    Heading,
    HeardQuestions,
    Icon,
    PageState,
    ProblemNote,
    RouterLink,
    TextField,
  ],
  templateUrl: './tell-page.html',
  styles: `
    .ages {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
      gap: 0 1rem;
    }
    textarea {
      inline-size: 100%;
    }
  `,
})
export class TellPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly injector = inject(Injector);
  private readonly secret = heldSecret();
  private readonly body = this.secret.body;

  protected readonly told = resource({
    // Read anew when another link is opened in this tab.
    params: () => ({ link: this.secret.link() }),
    loader: async () => this.api.call(routes.told, { body: this.body() }),
  });
  private readonly account = computed(() =>
    this.told.hasValue() ? this.told.value().account : null,
  );
  private readonly model = linkedSignal(() => draftOf(this.account()));
  protected readonly fields = form(this.model, (path) => {
    for (const each of [path.under25, path.adults, path.over60]) {
      validate(each, ({ value }) =>
        /^\d{0,4}$/.test(value().trim()) ? undefined : { kind: 'rule', message: 'Un nombre.' },
      );
    }
    for (const each of [path.worked, path.wouldHelp]) limited(each, limits.reason);
  });
  private readonly heard = viewChild(HeardQuestions);
  protected readonly lines = linkedSignal((): readonly HeardLine[] => {
    const kept = this.account()?.questions.map(lineOf) ?? [];
    return kept.length > 0 ? kept : [newLine()];
  });
  protected readonly formats = Object.entries(cafeFormats);
  /** The picture chosen now, in base 64; undefined leaves the one that was given. */
  protected readonly photo = signal<string | null | undefined>(undefined);
  protected readonly unread = signal(false);

  protected readonly telling = action(async () => {
    const { under25, adults, over60, ...rest } = this.model();
    const account = await this.api.call(routes.tell, {
      body: {
        ...this.body(),
        ...rest,
        ...{ under25: Number(under25), adults: Number(adults), over60: Number(over60) },
        questions: heardIn(this.lines()),
        photo: this.photo(),
      },
    });
    this.told.set(account);
    this.photo.set(undefined);
    focusNext('told', this.injector);
  });

  protected async submit(): Promise<boolean> {
    if (this.heard()?.refuse()) return false;
    return send(this.fields, () => this.telling.run());
  }

  protected async choose({ files }: HTMLInputElement): Promise<void> {
    this.unread.set(false);
    const file = files?.[0];
    if (!file) return;
    try {
      this.photo.set(await shrinkPhoto(file));
    } catch {
      this.unread.set(true);
    }
  }

  protected async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.announce.say('C’est copié.');
  }

  /** Hands the same words over as a file. */
  protected save(text: string, name: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

const draftOf = (account: Account | null) => ({
  under25: account ? String(account.under25) : '',
  adults: account ? String(account.adults) : '',
  over60: account ? String(account.over60) : '',
  format: account?.format ?? ('discussion' as const),
  worked: account?.worked ?? '',
  wouldHelp: account?.wouldHelp ?? '',
});
