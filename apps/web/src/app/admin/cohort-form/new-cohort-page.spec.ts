import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { NewCohort, Organisation, StaffMember } from '@percolateur/contract';
import { Hubs } from '../shared/hubs';
import { NewCohortPage, suggestedTitle } from './new-cohort-page';

const hubId = '0199a0de-0000-7000-8000-000000000001';
const lucieId = '0199a0de-0000-7000-8000-000000000002';
const hub = Organisation.parse({
  id: hubId,
  kind: 'hub',
  revision: 1,
  name: 'Hub Normandie',
  code: 'NOR',
  legalName: 'Association',
  address: '12 rue de Bernières',
  city: 'Caen',
  siret: '',
  activityNumber: '',
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

it('suggests a title from the city and the month', () => {
  expect(suggestedTitle('Caen', '2026-11-24')).toBe('Animer un Café IA, Caen, novembre 2026');
  expect(suggestedTitle('Caen', '')).toBe('Animer un Café IA, Caen');
});

describe('creating a session', () => {
  async function render() {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting(), Hubs],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(NewCohortPage);
    const root = fixture.nativeElement as HTMLElement;
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
    http.expectOne('/api/v1/programme').flush({ halfDays: [] });
    await settle();
    await settle();
    http.expectOne(`/api/v1/organisations/${hubId}/staff`).flush([lucie]);
    await settle();
    return { http, root, settle, fill, submit };
  }

  it('takes a first day, a place and a trainer; the rest is prefilled', async () => {
    const { http, root, settle, fill, submit } = await render();
    await fill('firstDay', '2026-11-24');
    await fill('venueName', 'Médiathèque');
    root.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await submit();
    const created = http.expectOne('/api/v1/cohorts');
    const body = NewCohort.parse(created.request.body);
    expect(body).toMatchObject({
      organisationId: hubId,
      firstDay: '2026-11-24',
      title: 'Animer un Café IA, Caen, novembre 2026',
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

  it('sends nothing without a first day, and says so', async () => {
    const { http, root, submit } = await render();
    await submit();
    http.expectNone('/api/v1/cohorts');
    expect(root.textContent).toContain('Choisissez le premier jour.');
  });

  it('keeps a title written by hand', async () => {
    const { root, fill } = await render();
    await fill('title', 'Cafés du mardi');
    await fill('firstDay', '2026-12-25');
    expect(root.querySelector<HTMLInputElement>('#field-title')!.value).toBe('Cafés du mardi');
    expect(root.textContent).toContain('Jour férié\u00a0: Noël.');
  });
});
