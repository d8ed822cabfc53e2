import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  viewChild,
} from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import {
  type CohortTemplate,
  cohortTemplateRoutes,
  courseRoutes,
  organisationRoutes,
  type TemplateHalfDay,
} from '@percolateur/contract';
import { limits } from '@percolateur/domain';
import { Api } from '../../api';
import { action, Busy } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { Heading } from '../../ui/heading';
import { limited } from '../../ui/limited';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import { send } from '../../ui/send';
import { TextField } from '../../ui/text-field';
import { type Unsaved, UnsavedNote } from '../../ui/unsaved';
import { draftOfTemplate, fieldRules, fieldsOf, newDraft } from '../cohort-form/cohort-draft';
import { CohortFields } from '../cohort-form/cohort-fields';
import { Hubs } from '../shared/hubs';
import { TemplateDays } from './template-days';

const draftOf = (template: CohortTemplate | undefined) => ({
  name: template?.name ?? '',
  /** Empty: the newest. */
  courseVersionId: template?.courseVersionId ?? '',
  messagesPaused: template?.messagesPaused ?? false,
  cohort: template ? draftOfTemplate(template) : newDraft,
});

/** Changes a template. */
@Component({
  selector: 'app-template-page',
  imports: [
    Busy,
    CohortFields,
    FormField,
    Heading,
    PageState,
    ProblemNote,
    RouterLink,
    TemplateDays,
    TextField,
    UnsavedNote,
  ],
  templateUrl: './template-page.html',
})
export class TemplatePage implements Unsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly announce = inject(Announce);
  private readonly unsaved = viewChild.required(UnsavedNote);

  readonly templateId = input.required<string>();
  protected readonly hubs = inject(Hubs);
  protected readonly templates = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(cohortTemplateRoutes.list, { params: { organisationId } }),
  });
  protected readonly template = computed(() =>
    this.templates.hasValue()
      ? this.templates.value().find(({ id }) => id === this.templateId())
      : undefined,
  );
  protected readonly staff = resource({
    params: () => this.hubs.chosen() || undefined,
    loader: ({ params: organisationId }) =>
      this.api.call(organisationRoutes.staff, { params: { organisationId } }),
  });
  private readonly courses = resource({ loader: () => this.api.call(courseRoutes.versions) });
  protected readonly versions = computed(() =>
    this.courses.hasValue() ? this.courses.value() : [],
  );

  private readonly draft = linkedSignal(() => draftOf(this.template()));
  protected readonly halfDays = linkedSignal<TemplateHalfDay[]>(
    () => this.template()?.halfDays ?? [],
  );
  protected readonly fields = form(this.draft, (path) => {
    required(path.name, { message: 'Donnez un nom au modèle.' });
    limited(path.name, limits.line);
    fieldRules(path.cohort);
  });
  protected readonly changed = computed(() => {
    const template = this.template();
    return (
      JSON.stringify([this.draft(), this.halfDays()]) !==
      JSON.stringify([draftOf(template), template?.halfDays ?? []])
    );
  });

  protected readonly saving = action(async () => {
    const { name, courseVersionId, messagesPaused, cohort } = this.draft();
    const here = new Set(this.staff.value()?.map(({ personId }) => personId));
    const { trainerIds, ...fields } = fieldsOf(cohort);
    const saved = await this.api.call(cohortTemplateRoutes.edit, {
      params: { templateId: this.templateId() },
      body: {
        ...fields,
        name,
        // Who has left the team is left out.
        trainerIds: trainerIds.filter((id) => here.has(id)),
        courseVersionId: courseVersionId || null,
        messagesPaused,
        halfDays: this.halfDays(),
        revision: this.template()!.revision,
      },
    });
    this.templates.update((all) => all?.map((each) => (each.id === saved.id ? saved : each)));
    this.announce.say('Le modèle est enregistré.');
    await this.router.navigate(['/coordination/modeles']);
  });

  protected submit(): Promise<boolean> {
    return send(this.fields, () => this.saving.run());
  }

  mayLeave(): boolean | Promise<boolean> {
    return this.unsaved().mayLeave();
  }
}
