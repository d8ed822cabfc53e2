import { webcrypto } from 'node:crypto';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { TextDecoder, TextEncoder } from 'node:util';
import { CurrentSession } from '@percolateur/contract';
import { nadia } from '../testing/fixtures';
import { CurrentPerson } from './current-person';
import { Vault } from './vault';

const paul = { ...nadia, id: '0199a0de-0000-7000-8000-0000000000ff', firstName: 'Paul' };
const keys = { [nadia.id]: 'n'.repeat(42) + 'A', [paul.id]: 'p'.repeat(42) + 'A' };
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('what the device keeps for who is signed in', () => {
  let wire: HttpTestingController;
  const subtle = Object.getOwnPropertyDescriptor(crypto, 'subtle');

  beforeAll(() => {
    Object.defineProperty(crypto, 'subtle', { value: webcrypto.subtle, configurable: true });
    // A key is cloned by browsers alone.
    const structuredClone = <T>(value: T) => value;
    Object.assign(globalThis, { TextDecoder, TextEncoder, structuredClone });
  });
  afterAll(() => {
    if (subtle) Object.defineProperty(crypto, 'subtle', subtle);
    else Reflect.deleteProperty(crypto, 'subtle');
  });
  beforeEach(() => page());

  /** The same browser, another page of it. */
  function page() {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    wire = TestBed.inject(HttpTestingController);
  }
  async function leave() {
    const left = TestBed.inject(CurrentPerson).signOut();
    wire.expectOne('/api/v1/auth/sign-out').flush(null);
    await left;
  }
  async function enter(person: typeof nadia) {
    TestBed.inject(CurrentPerson).signedIn(CurrentSession.parse({ person }));
    while (vault().unlocked() !== person.id) {
      await turn();
      for (const asked of wire.match('/api/v1/session/device-key')) {
        asked.flush({ personId: person.id, key: keys[person.id] });
      }
    }
    await turn();
  }
  const vault = () => TestBed.inject(Vault);
  const recall = (person = nadia) => vault().recall(person.id, 'room');

  it('is read again by the same person, on another page, without asking for the key again', async () => {
    await enter(nadia);
    await vault().keep(nadia.id, 'room', { people: ['Zoé'] });
    page();
    TestBed.inject(CurrentPerson).signedIn(CurrentSession.parse({ person: nadia }));
    await turn();
    wire.expectNone('/api/v1/session/device-key');
    expect(await recall()).toEqual({ people: ['Zoé'] });
  });

  it('is nobody’s once signed out, nor somebody else’s', async () => {
    await enter(nadia);
    await vault().keep(nadia.id, 'room', { people: ['Zoé'] });
    const sealed = await vault().seal(nadia.id, 'a signature');
    await leave();
    expect(await recall()).toBeNull();
    await enter(paul);
    expect(await recall()).toBeNull();
    expect(await vault().unseal(nadia.id, sealed!)).toBeNull();
    // What had not left yet is found again.
    await enter(nadia);
    expect(await vault().unseal(nadia.id, sealed!)).toBe('a signature');
    expect(await recall()).toBeNull();
  });

  it('tells who was signed in, out of reach of the server', async () => {
    await enter(nadia);
    page();
    const found = TestBed.inject(CurrentPerson).load();
    wire.expectOne('/api/v1/session').error(new ProgressEvent('error'));
    expect(await found).toMatchObject({ id: nadia.id });
    await leave();
    page();
    const nobody = TestBed.inject(CurrentPerson).load();
    wire.expectOne('/api/v1/session').error(new ProgressEvent('error'));
    await expect(nobody).rejects.toMatchObject({ code: 'offline' });
  });
});
