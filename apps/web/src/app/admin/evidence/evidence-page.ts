import { Component, computed, inject, resource, signal } from '@angular/core';
import {
  type EvidenceBundle,
  type EvidenceCheck,
  evidenceRoutes,
  urlOf,
} from '@percolateur/contract';
import { counted } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Heading } from '../../ui/heading';
import { Icon } from '../../ui/icon';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { deviceTimeZone, FrenchDate, FrenchTime } from '../../ui/when';
import { Hubs } from '../shared/hubs';
import { BpfFigures } from './bpf-figures';
import { BundleList } from './bundle-list';
import { faultSentence } from './fault-words';
import { PeriodForm } from './period-form';

/** The chain of evidence of a hub: where it stands, whether it is whole, and what to hand over. */
@Component({
  selector: 'app-evidence-page',
  imports: [
    BpfFigures,
    BundleList,
    Busy,
    FrenchDate,
    FrenchTime,
    Heading,
    Icon,
    PageState,
    PeriodForm,
    ProblemNote,
  ],
  templateUrl: './evidence-page.html',
  styles: `
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class EvidencePage {
  private readonly api = inject(Api);

  protected readonly hubs = inject(Hubs);
  protected readonly timeZone = deviceTimeZone();
  protected readonly counted = counted;
  protected readonly faultSentence = faultSentence;
  protected readonly chosen = signal('');
  protected readonly params = computed(() => {
    const organisationId = this.chosen() || this.hubs.chosen() || this.hubs.list()[0]?.id;
    return organisationId ? { organisationId } : undefined;
  });
  protected readonly register = resource({
    params: () => this.params(),
    loader: ({ params }) => this.api.call(evidenceRoutes.register, { params }),
  });
  protected readonly asked = signal<EvidenceBundle | null>(null);
  /** What the last reading of the whole chain found, and whose it is. */
  private readonly read = signal<{ organisationId: string; found: EvidenceCheck } | null>(null);
  protected readonly found = computed(() => {
    const read = this.read();
    return read?.organisationId === this.params()?.organisationId ? read?.found : null;
  });
  protected readonly checking = action(async () => {
    const params = this.params()!;
    const found = await this.api.call(evidenceRoutes.check, { params });
    this.read.set({ ...params, found });
  });
  protected readonly files = computed(() => urlOf(evidenceRoutes.files, { params: this.params() }));
}
