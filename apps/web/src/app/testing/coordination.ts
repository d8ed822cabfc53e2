import { CohortView, CurrentPerson, Organisation } from '@percolateur/contract';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const cohortId = id(1);
export const organisationId = id(3);

/** A hub. */
export const hub = Organisation.parse({
  ...{ id: organisationId, kind: 'hub', revision: 1, stampHash: null, name: 'Hub', code: 'NOR' },
  ...{
    legalName: 'Association',
    address: '12 rue',
    city: 'Caen',
    siret: '',
    activityNumber: '',
    houseRules: '',
  },
  ...{ representativeName: 'Hélène', representativeCapacity: 'présidente' },
  ...{ contactEmail: 'contact@exemple.fr', contactPhone: '', disabilityContactName: 'Inès' },
  disabilityContactEmail: 'ines@exemple.fr',
});

/** Coordinates one hub. */
export const coordinator = CurrentPerson.parse({
  id: id(2),
  firstName: 'Inès',
  lastName: 'Lopez',
  email: 'coordination@percolateur.test',
  hasPassword: false,
  learner: false,
  unread: 0,
  roles: [
    {
      organisationId,
      organisationName: 'Hub Normandie',
      organisationKind: 'hub',
      role: 'coordinator',
    },
  ],
});

/** Trains in that hub. */
export const lucie = CurrentPerson.parse({
  ...{ ...coordinator, id: id(5), firstName: 'Lucie', lastName: 'Lefèvre' },
  roles: [{ ...coordinator.roles[0], role: 'trainer' }],
});

/** An open session of that hub, with one half-day. */
export const aCohort = (changes: Partial<CohortView> = {}) =>
  CohortView.parse({
    id: cohortId,
    organisationId,
    organisationName: 'Hub Normandie',
    courseVersion: { id: id(4), title: 'Animer un Café IA', version: '1.0.0' },
    status: 'open',
    revision: 4,
    title: 'Café IA, Caen',
    timeZone: 'Europe/Paris',
    venueName: 'Médiathèque',
    venueAddress: '1 place de la Gare, Caen',
    venueAccess: '',
    remoteLink: '',
    capacity: 12,
    minimumSeats: 0,
    targetSeats: 0,
    halfDays: [
      {
        id: id(11),
        position: 1,
        title: 'Histoire',
        mode: 'room',
        means: ['own', 'passed', 'link', 'paper'],
        startsAt: '2026-11-24T08:00:00Z',
        endsAt: '2026-11-24T11:30:00Z',
        signingOpenedAt: null,
        signingClosedAt: null,
      },
    ],
    trainers: [],
    series: null,
    messagesPaused: false,
    seatsTaken: 3,
    counts: {
      toInvite: 0,
      invited: 0,
      expired: 0,
      accepted: 3,
      waitlisted: 0,
      declined: 0,
      withdrawn: 0,
      completed: 0,
      notCompleted: 0,
    },
    owed: { signatures: 0, countersignatures: 0, documents: 3 },
    alarms: [],
    openingGaps: [],
    closingGaps: [],
    nextStatuses: [],
    holidayWarnings: [],
    datesToConfirm: null,
    rights: { write: true, certificates: true, signing: true },
    ...changes,
  });
