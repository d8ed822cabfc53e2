import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { exchangeRoutes, type ImportKept, type ImportReading } from '@percolateur/contract';
import { counted, mayOnBank, rangesOf } from '@percolateur/domain';
import { Api, ProblemError } from '../../../api';
import { CurrentPerson } from '../../../session/current-person';
import { action, Busy } from '../../../ui/action';
import { Announce } from '../../../ui/announce';
import { Heading } from '../../../ui/heading';
import { Intentions } from '../../../ui/intention';
import { PageState } from '../../../ui/page-state';
import { ProblemNote } from '../../../ui/problem-note';
import { Hubs } from '../../shared/hubs';
import { ReadQuestionCard } from './read-question';

/** Questions drawn at once: a file may hold two thousand. */
const shownAtOnce = 10;
/** What the server takes as one file. */
const fileBytes = 5_000_000;

/**
 * Brings the questions of a file into a bank: first a reading that keeps nothing and shows each of
 * them as it will look; then those that were chosen, as drafts, once.
 */
@Component({
  selector: 'app-import-page',
  imports: [Busy, Heading, PageState, ProblemNote, ReadQuestionCard, RouterLink],
  templateUrl: './import-page.html',
  styles: `
    .note h2 {
      margin-block-start: 0;
    }
  `,
})
export class ImportPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly intentions = new Intentions();
  private readonly me = inject(CurrentPerson).person;
  protected readonly hubs = inject(Hubs);

  /** The bank one came from. */
  readonly banque = input<string>();

  /** The banks that one may write in. */
  protected readonly places = computed(() => {
    const me = this.me();
    return this.hubs.list().filter(({ id, kind }) => {
      const organisationId = kind === 'national' ? null : id;
      return me && mayOnBank(me, 'question.write', { organisationId, personId: me.id });
    });
  });
  protected readonly place = linkedSignal(() => {
    const places = this.places();
    return places.find(({ id }) => id === this.banque())?.id ?? places[0]?.id ?? '';
  });

  private file: File | null = null;
  protected readonly fileName = signal('');
  protected readonly reading = signal<ImportReading | null>(null);
  protected readonly kept = signal<ImportKept | null>(null);
  protected readonly drawn = signal(shownAtOnce);
  /** Those to keep, by their places: all but those that are asked already. */
  protected readonly chosen = linkedSignal(
    () =>
      new Set(
        (this.reading()?.questions ?? [])
          .filter(({ twinId, sameAs }) => !twinId && !sameAs)
          .map(({ place }) => place),
      ),
  );
  protected readonly twins = computed(
    () => (this.reading()?.questions ?? []).filter(({ twinId, sameAs }) => twinId || sameAs).length,
  );
  protected readonly counted = counted;

  protected readonly examining = action(async (file: File) => {
    this.file = file;
    this.fileName.set(file.name);
    this.reading.set(null);
    if (file.size > fileBytes) {
      throw new ProblemError(
        413,
        'input-too-large',
        'Ce fichier dépasse 5 Mo.',
        'Rien n’a été gardé. Partagez-le en plusieurs catégories dans Moodle, ou allégez ses images.',
      );
    }
    const reading = await this.api.upload(exchangeRoutes.readFile, file, this.where());
    this.drawn.set(shownAtOnce);
    this.reading.set(reading);
    this.announce.say(this.summary());
  });

  protected readonly keeping = action(async () => {
    const { digest } = this.reading()!;
    const chosen = rangesOf([...this.chosen()]);
    const what = `${this.place()}/${digest}/${chosen}`;
    const query = { id: this.intentions.idOf(what), digest, chosen };
    const kept = await this.api.upload(exchangeRoutes.keepFile, this.file!, {
      ...this.where(),
      query,
    });
    this.intentions.done(what);
    this.kept.set(kept);
  });

  protected readonly summary = computed(() => {
    const reading = this.reading();
    if (!reading) return '';
    const { questions, faults, unsupported } = reading;
    return `${[
      counted(questions.length, 'question lue', 'questions lues'),
      counted(
        faults.length,
        'endroit qui n’a pas pu être lu',
        'endroits qui n’ont pas pu être lus',
      ),
      counted(unsupported.length, 'question laissée de côté', 'questions laissées de côté'),
      ...(this.twins() > 0 ? [counted(this.twins(), 'déjà posée', 'déjà posées')] : []),
    ].join(', ')}.`;
  });

  protected chooseFile(files: FileList | null): void {
    if (files?.[0]) void this.examining.run(files[0]);
  }

  protected choose(place: number, keep: boolean): void {
    const chosen = new Set(this.chosen());
    if (keep) chosen.add(place);
    else chosen.delete(place);
    this.chosen.set(chosen);
  }

  protected chooseAll(all: boolean): void {
    const places = (this.reading()?.questions ?? []).map(({ place }) => place);
    this.chosen.set(new Set(all ? places : []));
  }

  /** The rest, a few at a time. */
  protected drawMore(): void {
    this.drawn.update((count) => count + shownAtOnce);
  }

  protected startAgain(): void {
    this.reading.set(null);
    this.kept.set(null);
    this.fileName.set('');
    this.examining.clear();
    this.keeping.clear();
  }

  private readonly where = () => ({ params: { organisationId: this.place() } });
}
