import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { enrolmentRoutes, type ImportLine, type ImportReport } from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Icon } from '../../ui/icon';
import { ProblemNote } from '../../ui/problem-note';
import { importSummary } from './import-summary';

const outcomes: Record<ImportLine['outcome'], string> = {
  new: 'nouvelle',
  existing: 'déjà connue de nous',
  enrolled: 'déjà inscrite',
  duplicate: 'en double',
  invalid: 'à revoir',
};

/**
 * Enrols from a CSV, chosen or pasted: first a rehearsal that writes nothing and shows every line,
 * then, on demand, the real thing with the very same bytes.
 */
@Component({
  selector: 'app-import-people',
  imports: [Busy, Icon, ProblemNote],
  templateUrl: './import-people.html',
  styleUrl: './import-people.css',
})
export class ImportPeople {
  private readonly api = inject(Api);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  readonly cohortId = input.required<string>();
  readonly imported = output();
  readonly closed = output();

  /** The bytes under examination: a file as it is, or what was pasted. */
  private readonly bytes = signal<Blob | null>(null);
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

  protected readonly sending = action(async (bytes: Blob, dryRun: boolean) => {
    this.bytes.set(bytes);
    const report = await this.api.upload(enrolmentRoutes.importCsv, bytes, {
      params: { cohortId: this.cohortId() },
      query: { dryRun: String(dryRun) },
    });
    this.report.set(report);
    this.heading().nativeElement.focus();
    if (!dryRun) this.imported.emit();
  });

  protected chooseFile(files: FileList | null): void {
    if (files?.[0]) void this.sending.run(files[0], true);
  }

  protected examinePasted(): void {
    void this.sending.run(new Blob([this.pasted()], { type: 'text/csv' }), true);
  }

  protected confirm(): void {
    void this.sending.run(this.bytes()!, false);
  }

  protected startAgain(): void {
    this.report.set(null);
    this.sending.clear();
  }
}
