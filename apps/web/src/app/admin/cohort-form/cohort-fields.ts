import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { StaffMember, Venue } from '@percolateur/contract';
import { fullName, timeZones } from '@percolateur/domain';
import type { ProblemError } from '../../api';
import { TextField } from '../../ui/text-field';
import type { CohortDraft } from './cohort-draft';

/** Where a cohort meets, who teaches it, for how many: shared by its creation and its edit. */
@Component({
  selector: 'app-cohort-fields',
  imports: [FormField, TextField],
  templateUrl: './cohort-fields.html',
})
export class CohortFields {
  readonly fields = input.required<FieldTree<CohortDraft>>();
  /** Which of the place and the link are asked for. */
  readonly where = input<'room' | 'remote' | 'both'>('both');
  /** People who may teach in the hub. */
  readonly staff = input.required<readonly StaffMember[]>();
  /** Places that the hub used before. */
  readonly venues = input<readonly Venue[]>([]);
  readonly problem = input<ProblemError | null>(null);

  protected readonly fullName = fullName;
  protected readonly timeZones = timeZones;
  protected readonly trainers = computed(() =>
    this.staff().filter(({ roles }) => roles.some(({ role }) => role === 'trainer')),
  );
  /** How many people it is planned for, from the most to the least. */
  protected readonly seats = [
    {
      name: 'capacity',
      label: 'Nombre de places',
      hint: 'Au-delà, la liste d’attente prend le relais.',
    },
    {
      name: 'minimumSeats',
      label: 'Minimum pour la maintenir (facultatif)',
      hint: 'En dessous, dix jours avant, une alerte demande de décider.',
    },
    {
      name: 'targetSeats',
      label: 'Objectif (facultatif)',
      hint: 'Le nombre de personnes espéré.',
    },
  ] as const;

  protected faultOf(name: (typeof this.seats)[number]['name']): string | null {
    const { touched, errors } = this.fields()[name]();
    const own = touched() ? errors()[0]?.message : undefined;
    return own ?? this.problem()?.fault(name) ?? null;
  }

  /** Fills in the place chosen among those known; it may still be changed. */
  protected take(index: string): void {
    const venue = this.venues()[Number(index)];
    if (!venue || index === '') return;
    const { venueName, venueAddress, venueAccess } = this.fields();
    venueName().value.set(venue.venueName);
    venueAddress().value.set(venue.venueAddress);
    venueAccess().value.set(venue.venueAccess);
  }

  protected teaches(personId: string): boolean {
    return this.fields().trainerIds().value().includes(personId);
  }

  protected toggle(personId: string): void {
    this.fields()
      .trainerIds()
      .value.update((ids) =>
        ids.includes(personId) ? ids.filter((id) => id !== personId) : [...ids, personId],
      );
  }
}
