import {
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import {
  enrolmentRoutes,
  type ImportColumn,
  type ImportLine,
  type ImportReport,
} from '@percolateur/contract';
import { counted, fullName, importFields } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { focusNext } from '../../ui/announce';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { ImportDoubts } from './import-doubts';
import { ImportLineForm } from './import-line-form';
import { ImportReading } from './import-reading';
import { importSummary } from './import-summary';

const outcomes: Record<ImportLine['outcome'], string> = {
  new: 'nouvelle',
  existing: 'déjà connue de nous',
  enrolled: 'déjà inscrite',
  duplicate: 'en double',
  invalid: 'à revoir',
  ask: 'à confirmer',
};

/**
 * Enrols from a list, chosen or pasted: first a rehearsal that writes nothing and shows how it was
 * read and what would become of every line; each may be corrected or answered for here; then, on
 * demand, the real thing with the very lines that were shown.
 */
@Component({
  selector: 'app-import-people',
  imports: [Busy, Icon, ImportDoubts, ImportLineForm, ImportReading, ProblemNote],
  templateUrl: './import-people.html',
  styleUrl: './import-people.css',
})
export class ImportPeople {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  readonly cohortId = input.required<string>();
  readonly imported = output();
  readonly closed = output();

  /** The bytes under examination: a file as it is, or what was pasted. */
  private bytes: Blob | null = null;
  protected readonly fullName = fullName;
  protected readonly pasted = signal('');
  protected readonly report = signal<ImportReport | null>(null);
  protected readonly summary = computed(() => {
    const report = this.report();
    return report && importSummary(report);
  });
  protected readonly verb = computed(
    () => `Inscrire ${counted(this.summary()!.ready.length, 'personne', 'personnes')}`,
  );
  protected readonly outcomes = outcomes;
  /** The line, among those that are ready, that is being corrected. */
  protected readonly open = signal<number | null>(null);

  private readonly where = computed(() => ({ params: { cohortId: this.cohortId() } }));

  /** What the columns were taken for before anybody corrected them. */
  private readonly found = signal<readonly ImportColumn[]>([]);
  /** What was said of columns that their headings did not say: the hub may remember it. */
  protected readonly told = computed(() =>
    (this.report()?.columns ?? []).filter(
      ({ heading, field }, at) => heading !== '' && field !== this.found()[at]?.field,
    ),
  );
  protected readonly remember = signal(true);
  protected readonly fieldNames = importFields;

  /** Reads the bytes, and enrols nobody; `columns`: what they mean, once corrected. */
  protected readonly reading = action(async (bytes: Blob, columns?: string) => {
    this.bytes = bytes;
    const report = await this.api.upload(enrolmentRoutes.importList, bytes, {
      ...this.where(),
      query: { dryRun: 'true', ...(columns && { columns }) },
    });
    this.report.set(report);
    if (!columns) this.found.set(report.columns);
    this.heading().nativeElement.focus();
  });

  /** Judges the lines as they are now, or enrols them. */
  protected readonly sending = action(async (dryRun: boolean, settled?: ImportLine) => {
    const { reading, mended, columns, lines } = this.report()!;
    const report = await this.api.call(enrolmentRoutes.enrolList, {
      ...this.where(),
      body: {
        dryRun,
        lines: lines.map((line) => asListed(line.line === settled?.line ? settled : line)),
        ...(!dryRun &&
          this.remember() &&
          this.told().length > 0 && {
            remember: this.told().map(({ heading, field }) => ({ heading, field })),
          }),
      },
    });
    this.report.set({ ...report, reading, mended, columns });
    this.open.set(null);
    this.heading().nativeElement.focus();
    if (!dryRun) this.imported.emit();
  });

  protected chooseFile(files: FileList | null): void {
    if (files?.[0]) void this.reading.run(files[0]);
  }

  protected examinePasted(): void {
    void this.reading.run(new Blob([this.pasted()], { type: 'text/csv' }));
  }

  protected readAgain(columns: string): void {
    void this.reading.run(this.bytes!, columns);
  }

  protected readonly forgetting = action(async (headings: string[]) => {
    await this.api.call(enrolmentRoutes.forgetHeadings, { ...this.where(), body: { headings } });
    await this.reading.run(this.bytes!);
  });

  protected mend(line: number): void {
    this.open.set(line);
    focusNext('field-firstName', this.injector);
  }

  protected startAgain(): void {
    this.report.set(null);
    this.reading.clear();
    this.sending.clear();
  }
}

/** A line without what the server alone judges. */
const asListed = ({ outcome: _, question: __, fault: ___, notice: ____, ...listed }: ImportLine) =>
  listed;
