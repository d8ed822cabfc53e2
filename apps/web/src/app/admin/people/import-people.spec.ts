import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { CorrectedList, type ImportLine, ImportReport } from '@percolateur/contract';
import { ImportPeople } from './import-people';
import { importSummary } from './import-summary';

const line = (number: number, outcome: ImportLine['outcome'], fault: string | null = null) => ({
  line: number,
  outcome,
  email: `personne${number}@exemple.fr`,
  firstName: 'Ada',
  lastName: `Byron ${number}`,
  employer: '',
  left: false,
  uneven: false,
  yes: [],
  question: outcome === 'ask' ? ('known-address' as const) : null,
  fault,
  notice: null,
});
const report = (fields: Partial<ImportReport> = {}) =>
  ImportReport.parse({
    dryRun: true,
    reading: 'Windows-1252, séparateur ;',
    mended: [],
    missing: null,
    columns: [
      { heading: 'Nom', sample: 'Byron', field: 'lastName', remembered: false },
      { heading: 'Prénom', sample: 'Ada', field: 'firstName', remembered: false },
      { heading: 'Mail', sample: 'ada@perso.fr', field: 'email', remembered: false },
      { heading: 'Mail pro', sample: 'ada@exemple.fr', field: null, remembered: false },
    ],
    lines: [
      line(2, 'new'),
      line(3, 'existing'),
      line(4, 'enrolled'),
      line(5, 'duplicate', 'même adresse qu’à la ligne 2'),
      line(6, 'invalid', 'l’adresse est incomplète'),
    ],
    enrolled: 0,
    waitlisted: 0,
    seatsFree: 4,
    ...fields,
  });

describe('the summary of an import', () => {
  it('says before what will happen', () => {
    const { ready, faults, there, sentence } = importSummary(report());
    expect([ready, faults, there].map((lines) => lines.map((each) => each.line))).toEqual([
      [2, 3],
      [5, 6],
      [4],
    ]);
    expect(sentence).toBe(
      '2\u00a0personnes prêtes, 4\u00a0places libres, 1\u00a0déjà inscrite, 2\u00a0lignes à revoir.',
    );
  });

  it('says afterwards what was done', () => {
    expect(importSummary(report({ dryRun: false, enrolled: 1, waitlisted: 1 })).sentence).toBe(
      '1\u00a0personne inscrite, 1 en liste d’attente, 1\u00a0déjà inscrite, ' +
        '2\u00a0lignes laissées de côté.',
    );
  });
});

describe('the import of people', () => {
  const address = '/api/v1/cohorts/c1/enrolments/import';

  function render() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    const fixture = TestBed.createComponent(ImportPeople);
    fixture.componentRef.setInput('cohortId', 'c1');
    const root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    const settle = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await fixture.whenStable();
    };
    const press = async (label: string) => {
      [...root.querySelectorAll('button')]
        .find(({ textContent }) => textContent?.trim() === label)!
        .click();
      await settle();
    };
    const paste = async (text: string) => {
      const area = root.querySelector('textarea')!;
      area.value = text;
      area.dispatchEvent(new Event('input'));
      await settle();
    };
    return { fixture, root, settle, press, paste, http: TestBed.inject(HttpTestingController) };
  }

  const list = '/api/v1/cohorts/c1/enrolments/list';

  it('rehearses, shows each fault on its line, then enrols the very lines shown', async () => {
    const { fixture, root, settle, press, paste, http } = render();
    const imported = jest.fn();
    fixture.componentInstance.imported.subscribe(imported);
    await settle();
    await paste('prénom;nom;adresse');
    await press('Vérifier la liste');

    const rehearsal = http.expectOne(`${address}?dryRun=true`);
    expect(rehearsal.request.headers.get('content-type')).toBe('application/octet-stream');
    rehearsal.flush(report());
    await settle();
    expect(imported).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toContain('2\u00a0personnes prêtes');
    const faults = [...root.querySelectorAll('app-import-doubts li')];
    expect(faults.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/personne5.*même adresse qu’à la ligne 2/),
      expect.stringMatching(/personne6.*l’adresse est incomplète/),
    ]);

    await press('Inscrire 2\u00a0personnes');
    const real = http.expectOne(list);
    expect(real.request.body).toMatchObject({ dryRun: false });
    expect(CorrectedList.parse(real.request.body).lines).toHaveLength(5);
    real.flush(report({ dryRun: false, enrolled: 2, reading: '', columns: [] }));
    await settle();
    expect(imported).toHaveBeenCalledTimes(1);
    expect(root.querySelector('h3')?.textContent).toContain('2\u00a0personnes inscrites');
    http.verify();
  });

  it('asks row by row, and lets a line be corrected here', async () => {
    const { root, settle, press, paste, http } = render();
    await settle();
    await paste('…');
    await press('Vérifier la liste');
    const lines = [
      line(2, 'ask', 'cette adresse est celle de Marie Petit'),
      line(3, 'invalid', '…'),
    ];
    http.expectOne(`${address}?dryRun=true`).flush(report({ lines }));
    await settle();
    expect(root.textContent).not.toContain('Inscrire ');

    await press('Oui, c’est la même personne');
    const yes = http.expectOne(list);
    expect(yes.request.body).toMatchObject({
      dryRun: true,
      lines: [
        { line: 2, yes: ['known-address'] },
        { line: 3, yes: [] },
      ],
    });
    yes.flush(report({ lines: [line(2, 'existing'), lines[1]] }));
    await settle();

    root.querySelector<HTMLButtonElement>('[aria-label="Corriger la ligne 3"]')!.click();
    await settle();
    expect(document.activeElement?.id).toBe('field-firstName');
    const email = root.querySelector<HTMLInputElement>('#field-email')!;
    email.value = 'léa@exemple.fr';
    email.dispatchEvent(new Event('input', { bubbles: true }));
    await press('Vérifier cette ligne');
    http.expectNone(list);
    expect(root.querySelector('.error')?.textContent).toContain('avant le @');
    email.value = 'lea@exemple.fr';
    email.dispatchEvent(new Event('input', { bubbles: true }));
    await press('Vérifier cette ligne');
    const corrected = http.expectOne(list);
    expect(corrected.request.body).toMatchObject({
      lines: [{ line: 2 }, { line: 3, email: 'lea@exemple.fr', yes: [] }],
    });
    corrected.flush(report({ lines: [line(2, 'existing'), line(3, 'new')] }));
    await settle();
    expect(root.textContent).toContain('Inscrire 2\u00a0personnes');
  });

  it('reads the list again with the columns as somebody says they are', async () => {
    const { root, settle, press, paste, http } = render();
    await settle();
    await paste('…');
    await press('Vérifier la liste');
    http.expectOne(`${address}?dryRun=true`).flush(report());
    await settle();
    const selects = [...root.querySelectorAll('select')].map(({ value }) => value);
    expect(selects).toEqual(['lastName', 'firstName', 'email', '']);
    const pro = root.querySelector<HTMLSelectElement>('[aria-label="Sens de Mail pro"]')!;
    pro.value = 'email';
    pro.dispatchEvent(new Event('change'));
    await settle();
    await press('Relire la liste ainsi');
    const again = report().columns.map((column, at) => ({
      ...column,
      field: at === 3 ? ('email' as const) : at === 2 ? null : column.field,
    }));
    http
      .expectOne(`${address}?dryRun=true&columns=lastName.firstName.-.email`)
      .flush(report({ columns: again }));
    await settle();
    expect(root.querySelector('.choice')?.textContent.replaceAll(/\s+/g, ' ')).toContain(
      '« Mail » = laissée de côté, « Mail pro » = adresse électronique',
    );
    await press('Inscrire 2\u00a0personnes');
    const enrolled = http.expectOne(list);
    expect(CorrectedList.parse(enrolled.request.body).remember).toEqual([
      { heading: 'Mail', field: null },
      { heading: 'Mail pro', field: 'email' },
    ]);
    enrolled.flush(report({ dryRun: false }));
    await settle();
    http.verify();
  });

  it('asks what a column is that nothing tells, and forgets what was remembered', async () => {
    const { root, settle, press, paste, http } = render();
    await settle();
    await paste('…');
    await press('Vérifier la liste');
    const columns = report().columns.map((column) => ({ ...column, remembered: true }));
    http
      .expectOne(`${address}?dryRun=true`)
      .flush(report({ lines: [], missing: 'adresse électronique', columns }));
    await settle();
    expect(root.textContent).toContain('Colonne introuvable\u00a0: adresse électronique');
    expect(root.querySelector('details')?.open).toBe(true);
    expect(root.textContent).toContain('retenu par votre hub');
    await press('Oublier ce que votre hub avait retenu');
    const forgetting = http.expectOne('/api/v1/cohorts/c1/enrolments/headings/forgetting');
    expect(forgetting.request.body).toEqual({ headings: ['Nom', 'Prénom', 'Mail', 'Mail pro'] });
    forgetting.flush(null);
    await settle();
    http.expectOne(`${address}?dryRun=true`).flush(report());
    await settle();
    http.verify();
  });

  it('keeps what was pasted when the network fails', async () => {
    const { root, settle, press, paste, http } = render();
    await settle();
    await paste('prénom;nom');
    await press('Vérifier la liste');
    http.expectOne(`${address}?dryRun=true`).error(new ProgressEvent('error'));
    await settle();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Le réseau ne répond pas.');
    expect(root.querySelector('textarea')?.value).toBe('prénom;nom');
  });
});
