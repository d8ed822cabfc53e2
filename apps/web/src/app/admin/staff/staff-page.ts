import {
  Component,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { organisationRoutes, type StaffMember } from '@percolateur/contract';
import { fullName, may, type Role } from '@percolateur/domain';
import { Api } from '../../api';
import { CurrentPerson } from '../../session/current-person';
import { action } from '../../ui/action';
import { Announce } from '../../ui/announce';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Empty } from '../../ui/empty';
import { Heading } from '../../ui/heading';
import { Modal } from '../../ui/modal';
import { PageState } from '../../ui/page-state';
import { ProblemNote } from '../../ui/problem-note';
import type { ExportRow } from '../../parts/export/table-files';
import { ExportBar } from '../../parts/export/export-bar';
import { Hubs } from '../shared/hubs';
import { roleWords } from '../shared/words';
import { RoleForm } from './role-form';

type Held = StaffMember['roles'][number];

/** Who trains, coordinates or administers in an organisation, and who is given or loses a role. */
@Component({
  selector: 'app-staff-page',
  imports: [ConfirmDialog, Empty, ExportBar, Heading, Modal, PageState, ProblemNote, RoleForm],
  templateUrl: './staff-page.html',
  styles: `
    td ul {
      margin: 0;
    }
  `,
})
export class StaffPage {
  private readonly api = inject(Api);
  private readonly announce = inject(Announce);
  private readonly me = inject(CurrentPerson).person;
  private readonly confirm = viewChild.required(ConfirmDialog);

  protected readonly fullName = fullName;
  protected readonly hubs = inject(Hubs);
  protected readonly organisationId = linkedSignal(() => this.hubs.chosen());
  protected readonly organisation = computed(() =>
    this.hubs.list().find(({ id }) => id === this.organisationId()),
  );
  protected readonly staff = resource({
    params: () => this.organisationId() || undefined,
    loader: ({ params }) =>
      this.api.call(organisationRoutes.staff, { params: { organisationId: params } }),
  });
  /** Roles that I may give and take here. */
  protected readonly mine = computed<Role[]>(() => {
    const [me, organisation] = [this.me(), this.organisation()];
    if (!me || !organisation) return [];
    const scope = { organisationId: organisation.id, personId: me.id };
    const roles: Role[] = organisation.kind === 'national' ? ['admin'] : ['trainer', 'coordinator'];
    return roles.filter((role) =>
      may(me, role === 'trainer' ? 'trainer.appoint' : 'coordinator.appoint', scope),
    );
  });

  protected readonly giving = signal(false);
  protected readonly taken = signal<{ member: StaffMember; held: Held } | null>(null);
  protected readonly words = roleWords;

  protected readonly taking = action(async (member: StaffMember, held: Held) => {
    this.staff.set(
      await this.api.call(organisationRoutes.takeRole, {
        params: { organisationId: this.organisationId(), roleId: held.id },
      }),
    );
    this.announce.say(`${fullName(member)} n’a plus ce rôle.`);
  });

  protected async take(member: StaffMember, held: Held): Promise<void> {
    this.taken.set({ member, held });
    if (await this.confirm().ask()) await this.taking.run(member, held);
  }

  protected given(staff: StaffMember[], dialog: Modal): void {
    this.staff.set(staff);
    dialog.close();
    this.announce.say('Le rôle est donné.');
  }

  protected readonly exported = (): ExportRow[] =>
    (this.staff.value() ?? []).map((member) => ({
      Nom: member.lastName,
      Prénom: member.firstName,
      'Adresse électronique': member.email,
      Rôles: member.roles.map(({ role }) => roleWords[role]).join(', '),
    }));
}
