import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import {
  cohortRoutes,
  CohortTemplate,
  NewCohort,
  NewSeries,
  Organisation,
  SeriesDraft,
  StaffMember,
  urlOf,
  Venue,
} from '@percolateur/contract';
import { aCohort, organisationId } from '../../testing/coordination';
import { Hubs } from '../shared/hubs';
import { NewCohortPage, suggestedTitle } from './new-cohort-page';

const hubId = organisationId;
const lucieId = '0199a0de-0000-7000-8000-000000000002';
const hub = Organisation.parse({
  id: hubId,
  kind: 'hub',
  stampHash: null,
  revision: 1,
  name: 'Hub Normandie',
  code: 'NOR',
  legalName: 'Association',
  address: '12 rue de Bernières',
  city: 'Caen',
  siret: '',
  activityNumber: '',
  houseRules: '',
  representativeName: 'Hélène Marchand',
  representativeCapacity: 'présidente',
  contactEmail: 'contact@exemple.fr',
  contactPhone: '',
  disabilityContactName: 'Inès Lopez',
  disabilityContactEmail: 'ines@exemple.fr',
});
const lucie = StaffMember.parse({
  personId: lucieId,
  firstName: 'Lucie',
  lastName: 'Martin',
  email: 'lucie@exemple.fr',
  roles: [{ id: '0199a0de-0000-7000-8000-000000000003', role: 'trainer' }],
});

const venue = Venue.parse({
  venueName: 'Le Dôme',
  venueAddress: '3 esplanade Stéphane Hessel, Caen',
  venueAccess: 'Par le quai.',
});

it('suggests a title from the course, the city and the month', () => {
  expect(suggestedTitle('Animer un Café IA', 'Caen', '2088-11-23')).toBe(
    'Animer un Café IA, Caen, novembre 2088',
  );
  expect(suggestedTitle('Animer un Café IA', 'Caen', '')).toBe('Animer un Café IA, Caen');
});

describe('creating a session', () => {
  async function render(modele?: string, templates: CohortTemplate[] = []) {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), Hubs],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(NewCohortPage);
    if (modele) fixture.componentRef.setInput('modele', modele);
    const root = fixture.nativeElement as HTMLElement;
    const asked = () =>
      [...root.querySelectorAll('dialog')].find(({ textContent }) =>
        textContent.includes('dates passées'),
      )!;
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    };
    const fill = async (id: string, value: string) => {
      const input = root.querySelector<HTMLInputElement>(`[id="field-${id}"]`)!;
      input.value = value;
      input.dispatchEvent(new Event('input'));
      await settle();
    };
    const submit = async () => {
      root.querySelector('form')!.dispatchEvent(new Event('submit'));
      await settle();
      await settle();
    };
    await settle();
    http.expectOne('/api/v1/organisations').flush([hub]);
    http.expectOne('/api/v1/programme').flush({ title: 'Animer un Café IA', halfDays: [] });
    if (modele) {
      const cohort = aCohort({ trainers: [{ id: lucieId, firstName: 'Lucie', lastName: 'M' }] });
      http.expectOne(urlOf(cohortRoutes.read, { params: { cohortId: modele } })).flush(cohort);
    }
    await settle();
    await settle();
    http.expectOne(`/api/v1/organisations/${hubId}/staff`).flush([lucie]);
    http.expectOne(`/api/v1/organisations/${hubId}/venues`).flush([venue]);
    http.expectOne(`/api/v1/organisations/${hubId}/cohort-templates`).flush(templates);
    await settle();
    return { http, root, settle, fill, submit, asked, page: fixture.componentInstance };
  }

  it('takes a first day, a place and a trainer; the rest is prefilled', async () => {
    const { http, root, settle, fill, submit } = await render();
    await fill('firstDay', '2088-11-23');
    await fill('venueName', 'Médiathèque');
    root.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await submit();
    const created = http.expectOne('/api/v1/cohorts');
    const body = NewCohort.parse(created.request.body);
    expect(body).toMatchObject({
      organisationId: hubId,
      firstDay: '2088-11-23',
      title: 'Animer un Café IA, Caen, novembre 2088',
      timeZone: 'Europe/Paris',
      venueName: 'Médiathèque',
      capacity: 12,
      trainerIds: [lucieId],
    });
    expect(body.halfDays).toHaveLength(4);

    // The answer never came: what was typed stays, and a new try is the same session.
    created.error(new ProgressEvent('error'));
    await settle();
    expect(root.textContent).toContain('Le réseau ne répond pas.');
    await submit();
    const again = http.expectOne('/api/v1/cohorts');
    expect(again.request.body).toEqual(created.request.body);

    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    again.flush({ id: body.id, title: body.title });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/coordination/sessions', body.id]);
  });

  it('is left without a question once it is saved, and not before', async () => {
    const { http, fill, submit, settle, page } = await render();
    await fill('firstDay', '2088-11-23');
    const asks = page.mayLeave();
    expect(asks).not.toBe(true);
    await submit();
    const left: (boolean | Promise<boolean>)[] = [];
    jest.spyOn(TestBed.inject(Router), 'navigate').mockImplementation(() => {
      left.push(page.mayLeave());
      return Promise.resolve(true);
    });
    http.expectOne('/api/v1/cohorts').flush({ id: hubId, title: 'Café' });
    await settle();
    expect(left).toEqual([true]);
  });

  it('sends nothing without a first day, and says so', async () => {
    const { http, root, submit } = await render();
    await submit();
    http.expectNone('/api/v1/cohorts');
    expect(root.textContent).toContain('Choisissez le premier jour.');
  });

  it('keeps a title written by hand', async () => {
    const { root, fill } = await render();
    await fill('title', 'Cafés du mardi');
    await fill('firstDay', '2088-12-24');
    expect(root.querySelector<HTMLInputElement>('#field-title')!.value).toBe('Cafés du mardi');
  });

  it('proposes a working day instead of a holiday', async () => {
    const { root, fill, settle } = await render();
    await fill('firstDay', '2090-12-25');
    expect(root.textContent).toContain('Jour férié\u00a0: Noël.');
    const button = [...root.querySelectorAll('button')].find(({ textContent }) =>
      textContent.includes('Commencer le mardi 26 décembre'),
    )!;
    button.click();
    await settle();
    expect(root.querySelector<HTMLInputElement>('[id="field-halfDays.2.day"]')!.value).toBe(
      '2090-12-27',
    );
  });

  it('asks about dates gone by before it sends anything', async () => {
    const { http, fill, submit, settle, asked } = await render();
    await fill('firstDay', '2026-11-24');
    await submit();
    http.expectNone('/api/v1/cohorts');
    expect(asked().open).toBe(true);
    asked().close('no');
    await settle();
    http.expectNone('/api/v1/cohorts');
    await submit();
    asked().close('yes');
    await settle();
    http.expectOne('/api/v1/cohorts');
  });

  it('fills in a place already used', async () => {
    const { root, fill, submit, settle, http } = await render();
    await fill('firstDay', '2088-11-23');
    const known = root.querySelector<HTMLSelectElement>('#known-venue')!;
    known.value = '0';
    known.dispatchEvent(new Event('change'));
    await settle();
    await submit();
    const { body } = http.expectOne('/api/v1/cohorts').request;
    expect(NewCohort.parse(body)).toMatchObject(venue);
  });

  it('takes after a session: place, team, hours, everything but the dates', async () => {
    const { http, fill, submit } = await render(aCohort().id);
    await fill('firstDay', '2088-11-23');
    await submit();
    const body = NewCohort.parse(http.expectOne('/api/v1/cohorts').request.body);
    expect(body).toMatchObject({
      title: 'Café IA, Caen',
      venueName: 'Médiathèque',
      trainerIds: [lucieId],
    });
    expect(body.halfDays).toEqual([
      {
        ...{ title: 'Histoire', mode: 'room', day: '2088-11-23', start: '09:00', end: '12:30' },
        means: ['own', 'passed', 'link', 'paper'],
      },
    ]);
  });

  const aTemplate = CohortTemplate.parse({
    ...{ id: '0199a0de-0000-7000-8000-0000000000aa', organisationId: hubId, revision: 1 },
    ...{ name: 'Le mardi soir', title: 'Café du soir', timeZone: 'Indian/Reunion' },
    ...{ venueName: 'La Fabrique', venueAddress: '', venueAccess: '', remoteLink: '' },
    ...{ capacity: 8, minimumSeats: 4, targetSeats: 0, trainerIds: [lucieId] },
    ...{ courseVersionId: null, messagesPaused: true },
    halfDays: [
      { title: 'Un', mode: 'room', after: 0, start: '18:00', end: '21:00', means: ['passed'] },
      { title: 'Deux', mode: 'room', after: 5, start: '18:00', end: '21:00', means: ['own'] },
    ],
  });

  it('begins from a template: all but the dates, and the month follows the title', async () => {
    const { http, root, fill, submit, settle } = await render(undefined, [aTemplate]);
    const choice = root.querySelector<HTMLSelectElement>('#template')!;
    choice.value = aTemplate.id;
    choice.dispatchEvent(new Event('change'));
    await settle();
    await fill('firstDay', '2088-11-23');
    await submit();
    const body = NewCohort.parse(http.expectOne('/api/v1/cohorts').request.body);
    expect(body).toMatchObject({
      ...{ title: 'Café du soir, novembre 2088', timeZone: 'Indian/Reunion', capacity: 8 },
      ...{ venueName: 'La Fabrique', minimumSeats: 4, trainerIds: [lucieId] },
      messagesPaused: true,
    });
    expect(root.textContent).toContain('Messages suspendus');
    expect(body.halfDays).toEqual([
      {
        ...{ title: 'Un', mode: 'room', day: '2088-11-23', start: '18:00', end: '21:00' },
        means: ['passed'],
      },
      {
        ...{ title: 'Deux', mode: 'room', day: '2088-11-30', start: '18:00', end: '21:00' },
        means: ['own'],
      },
    ]);
  });

  it('makes a series: dates on working days, what stands in the way, one request that may come twice', async () => {
    const { http, root, fill, submit, settle } = await render();
    await fill('firstDay', '2088-11-25');
    const radio = [...root.querySelectorAll<HTMLLabelElement>('label')].find(({ textContent }) =>
      textContent.includes('Une série'),
    )!;
    radio.querySelector('input')!.click();
    await settle();
    const rhythm = root.querySelector<HTMLSelectElement>('#rhythm')!;
    rhythm.value = 'date';
    rhythm.dispatchEvent(new Event('change'));
    await settle();
    await settle();
    const checks = http.match('/api/v1/cohorts/series/check');
    const asked = SeriesDraft.parse(checks.at(-1)!.request.body);
    const firstDays = asked.sessions.map(({ halfDays }) => halfDays[0]!.day);
    // Christmas is a Saturday: the Monday after is a working day.
    expect(firstDays).toEqual(['2088-11-25', '2088-12-27', '2089-01-25']);
    const quiet = { blocking: [], warnings: [] };
    checks.at(-1)!.flush([quiet, { ...quiet, blocking: ['Lucie n’est pas libre.'] }, quiet]);
    await settle();
    expect(root.textContent).toContain('Lucie n’est pas libre.');
    expect(root.textContent).toContain('au lieu du samedi 25 décembre');

    await submit();
    const created = http.expectOne('/api/v1/cohorts/series');
    const body = NewSeries.parse(created.request.body);
    expect(body.sessions.map(({ title }) => title)).toEqual([
      'Animer un Café IA, Caen, novembre 2088',
      'Animer un Café IA, Caen, décembre 2088',
      'Animer un Café IA, Caen, janvier 2089',
    ]);
    created.error(new ProgressEvent('error'));
    await settle();
    await submit();
    const again = http.expectOne('/api/v1/cohorts/series');
    expect(again.request.body).toEqual(created.request.body);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    again.flush({ seriesId: body.id, cohortIds: body.sessions.map(({ id }) => id) });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/coordination'], { queryParams: { serie: body.id } });
  });
});
