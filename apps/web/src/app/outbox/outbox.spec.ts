import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import {
  attendanceRoutes,
  CurrentSession,
  enrolmentRoutes,
  quizRoutes,
} from '@percolateur/contract';
import { nadia } from '../testing/fixtures';
import { CurrentPerson } from '../session/current-person';
import { Outbox } from './outbox';

const attemptId = '0199a0de-0000-7000-8000-000000000050';
const paul = { ...nadia, id: '0199a0de-0000-7000-8000-0000000000ff', firstName: 'Paul' };
const url = (question: string) => `/api/v1/attempts/${attemptId}/answers/${question}`;
const one = (choiceId: string) => ({ kind: 'single' as const, choiceId });
const receipt = {
  receivedAt: '2026-11-24T10:01:00Z',
  standing: null,
  certainty: null,
  feedback: null,
};

const later = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
/** A turn of the page: promises, the device and effects. */
const turn = async () => {
  for (let step = 0; step < 20; step += 1) {
    await later();
    TestBed.tick();
  }
};

describe('the outbox', () => {
  let outbox: Outbox;
  let wire: HttpTestingController;

  /** A page just opened by this person; `null` for nobody. */
  const open = async (person: typeof nadia | null = nadia) => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    wire = TestBed.inject(HttpTestingController);
    TestBed.inject(CurrentPerson).signedIn(CurrentSession.parse({ person }));
    outbox = TestBed.inject(Outbox);
    await turn();
  };
  const signIn = (person: typeof nadia | null) =>
    TestBed.inject(CurrentPerson).signedIn(CurrentSession.parse({ person }));
  const answer = (question: string, choice: string) =>
    outbox.keep({
      route: quizRoutes.saveAnswer,
      key: `answer/${attemptId}/${question}`,
      label: `Réponse ${question}`,
      replaces: true,
      params: { attemptId, questionId: question },
      body: {
        id: `id-${question}-${choice}`,
        answer: one(choice),
        clientTime: '2026-11-24T10:00Z',
      },
    } as Parameters<typeof outbox.keep<typeof quizRoutes.saveAnswer>>[0]);
  const state = (question: string) => outbox.state(`answer/${attemptId}/${question}`);
  const request = async (question: string) => {
    await turn();
    return wire.expectOne(url(question));
  };
  const flush = async (question: string) => {
    const sent = await request(question);
    sent.flush(receipt);
    await turn();
    return sent.request;
  };
  const cut = async (question: string) => {
    const sent = await request(question);
    sent.error(new ProgressEvent('error'));
    await turn();
    return sent.request;
  };
  const refuse = async (
    question: string,
    status: number,
    code: string,
    headers: Record<string, string> = {},
  ) => {
    const sent = await request(question);
    const problem = { type: `urn:percolateur:${code}`, title: 'Refusé', detail: 'Voici.', status };
    sent.flush(problem, { status, statusText: code, headers });
    await turn();
  };
  const nothingLeaves = async () => {
    await turn();
    wire.expectNone(() => true);
  };

  it('keeps an entry on the device, sends it to the name of who gave it, lets it go once received', async () => {
    await open();
    const heard: unknown[] = [];
    outbox.received.subscribe(({ answer }) => heard.push(answer));
    await answer('q1', 'a');
    await turn();
    expect(state('q1')).toBe('going');
    const sent = await flush('q1');
    expect(sent.headers.get('percolateur-for')).toBe(nadia.id);
    expect(sent.body).toMatchObject({ id: 'id-q1-a', answer: one('a') });
    expect(state('q1')).toBe('received');
    expect(outbox.mine()).toEqual([]);
    expect(heard).toEqual([receipt]);
    await open();
    expect(outbox.mine()).toEqual([]);
  });

  it('tries the same again when the network is down, at once when it is back', async () => {
    await open();
    await answer('q1', 'a');
    const first = await cut('q1');
    expect(state('q1')).toBe('device');
    expect(outbox.held()).toBe(true);
    await nothingLeaves();
    dispatchEvent(new Event('online'));
    const again = await flush('q1');
    expect(again.body).toEqual(first.body);
    expect(outbox.held()).toBe(false);
  });

  it.each([
    ['a page', '<!doctype html><title>Bienvenue sur le Wi-Fi</title>'],
    ['nothing at all', ''],
  ])('is not fooled by a public network that answers %s, with 200', async (_, page) => {
    await open();
    await answer('q1', 'a');
    const first = await request('q1');
    // What Angular makes of a reply that is no JSON, then of an empty one.
    if (page) {
      first.error(new ProgressEvent('error'), { status: 200, statusText: 'OK' });
    } else {
      first.flush(null, { status: 200, statusText: 'OK' });
    }
    await turn();
    expect(state('q1')).toBe('device');
    expect(outbox.held()).toBe(true);
    expect(outbox.refused(`answer/${attemptId}`)).toEqual([]);
    dispatchEvent(new Event('online'));
    expect((await flush('q1')).body).toEqual(first.request.body);
    expect(state('q1')).toBe('received');
  });

  it('comes back by itself after a while', async () => {
    await open();
    await answer('q1', 'a');
    await cut('q1');
    await later(1000);
    await flush('q1');
    expect(state('q1')).toBe('received');
  });

  it('leaves from any page, even after the one that made it is gone', async () => {
    await open();
    await answer('q1', 'a');
    await cut('q1');
    await open();
    expect(outbox.waiting(`answer/${attemptId}`)).toHaveLength(1);
    expect((await flush('q1')).body).toMatchObject({ answer: one('a') });
  });

  it('sends the newest of two answers to a question, and both of two questions', async () => {
    await open();
    await answer('q1', 'a');
    await cut('q1');
    await answer('q1', 'b');
    await answer('q2', 'c');
    dispatchEvent(new Event('online'));
    expect((await flush('q1')).body).toMatchObject({ answer: one('b') });
    expect((await flush('q2')).body).toMatchObject({ answer: one('c') });
    await nothingLeaves();
  });

  it('a newer answer is not lost to the receipt of the one on its way', async () => {
    await open();
    await answer('q1', 'a');
    const first = await request('q1');
    await answer('q1', 'b');
    first.flush(receipt);
    await turn();
    expect((await flush('q1')).body).toMatchObject({ answer: one('b') });
  });

  it('keeps what is refused, says why, goes on with the others, and tries again when asked', async () => {
    await open();
    await answer('q1', 'a');
    await answer('q2', 'b');
    await refuse('q1', 409, 'attempt-closed');
    await flush('q2');
    const [entry] = outbox.refused(`answer/${attemptId}`);
    expect(entry.refused).toMatchObject({ code: 'attempt-closed', title: 'Refusé' });
    await open();
    await nothingLeaves();
    expect(outbox.mine()).toEqual([entry]);
    await outbox.retry(entry);
    await refuse('q1', 409, 'attempt-closed');
    await outbox.discard(outbox.mine()[0]);
    await open();
    expect(outbox.mine()).toEqual([]);
  });

  it('goes on with the others while the server fails on one', async () => {
    await open();
    await answer('q1', 'a');
    await answer('q2', 'b');
    await refuse('q1', 500, 'unexpected');
    await flush('q2');
    expect(state('q1')).toBe('device');
    await later(1000);
    await flush('q1');
  });

  it('waits as long as the server asks', async () => {
    await open();
    await answer('q1', 'a');
    await answer('q2', 'b');
    await refuse('q1', 503, 'unavailable', { 'retry-after': '2' });
    await later(1100);
    await nothingLeaves();
    await later(900);
    await flush('q1');
    await flush('q2');
  });

  describe('what speaks of something not made yet', () => {
    const [cohortId, halfDayId] = [2, 30].map(
      (end) => `0199a0de-0000-7000-8000-0000000000${end + 10}`,
    );
    const [here, herself] = [60, 61].map((end) => `0199a0de-0000-7000-8000-0000000000${end}`);
    const walkIns = `/api/v1/cohorts/${cohortId}/kept-walk-ins`;
    const passed = `/api/v1/half-days/${halfDayId}/passed-signatures`;
    const stands = { id: 'enrolment that stands', personId: 'person that stands' };
    const key = `walk-in/${cohortId}/${here}`;

    const arrives = () =>
      outbox.keep({
        route: enrolmentRoutes.addKeptWalkIn,
        ...{ key, label: 'Ajout de Zoé Le Goff', replaces: true },
        standIns: { [here]: 'id', [herself]: 'personId' },
        params: { cohortId },
        body: { id: here },
      } as unknown as Parameters<typeof outbox.keep<typeof enrolmentRoutes.addKeptWalkIn>>[0]);
    const signs = () =>
      outbox.keep({
        route: attendanceRoutes.passRound,
        ...{ key: `passed/${halfDayId}/${here}`, label: 'Signature de Zoé Le Goff' },
        params: { halfDayId },
        body: { id: 'her signature', enrolmentId: here, for: herself },
      } as unknown as Parameters<typeof outbox.keep<typeof attendanceRoutes.passRound>>[0]);
    const leaves = async (url: string) => {
      await turn();
      return wire.expectOne(url);
    };

    it('leaves after it, by the ids that the server gave, once, after the page was killed too', async () => {
      await open();
      await arrives();
      await signs();
      (await leaves(walkIns)).error(new ProgressEvent('error'));
      await turn();
      await open();
      (await leaves(walkIns)).flush(stands);
      const signature = await leaves(passed);
      expect(signature.request.body).toEqual({
        ...{ id: 'her signature', enrolmentId: stands.id, for: stands.personId },
      });
      // Killed between the two: what was written down names the enrolment that stands.
      await open();
      const again = await leaves(passed);
      expect(again.request.body).toEqual(signature.request.body);
      again.flush({});
      await turn();
      expect(outbox.mine()).toEqual([]);
      expect(outbox.state(`passed/${halfDayId}/${stands.id}`)).toBe('received');
    });

    it('signed by a page that has not heard yet, it goes to the enrolment that stands', async () => {
      await open();
      await arrives();
      (await leaves(walkIns)).flush(stands);
      await turn();
      await signs();
      expect((await leaves(passed)).request.body).toMatchObject({ for: stands.personId });
      expect(outbox.actual(`passed/${halfDayId}/${here}`)).toBe(`passed/${halfDayId}/${stands.id}`);
    });

    it('waits while it is refused, and leaves once it is given anew', async () => {
      await open();
      await arrives();
      await signs();
      const problem = { type: 'urn:percolateur:known-address', title: 'Refusé', status: 409 };
      (await leaves(walkIns)).flush(problem, { status: 409, statusText: 'known-address' });
      await nothingLeaves();
      expect(outbox.state(`passed/${halfDayId}/${here}`)).toBe('device');
      await arrives();
      (await leaves(walkIns)).flush(stands);
      expect((await leaves(passed)).request.body).toMatchObject({ enrolmentId: stands.id });
    });
  });

  it('never sends in the name of whoever signs in next', async () => {
    await open();
    await answer('q1', 'a');
    await cut('q1');
    signIn(paul);
    await turn();
    dispatchEvent(new Event('online'));
    await nothingLeaves();
    expect(outbox.mine()).toEqual([]);
    expect(outbox.others()).toBe(1);
    signIn(nadia);
    expect((await flush('q1')).headers.get('percolateur-for')).toBe(nadia.id);
  });

  it('stops when the cookie turns out to be another’s, and keeps everything', async () => {
    await open();
    await answer('q1', 'a');
    await refuse('q1', 409, 'other-person');
    wire.expectOne('/api/v1/session').flush({ person: paul });
    await nothingLeaves();
    expect(TestBed.inject(CurrentPerson).person()?.id).toBe(paul.id);
    expect(outbox.others()).toBe(1);
  });

  it('keeps everything when the session is over, what is given afterwards too', async () => {
    await open();
    await answer('q1', 'a');
    await refuse('q1', 401, 'not-signed-in');
    wire.expectOne('/api/v1/session').flush({ person: null });
    await turn();
    await answer('q2', 'b');
    await nothingLeaves();
    expect(state('q1')).toBe('device');
    signIn(nadia);
    await flush('q1');
    await flush('q2');
  });

  it('asks who is there until it is answered', async () => {
    await open();
    await answer('q1', 'a');
    await cut('q1');
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    wire = TestBed.inject(HttpTestingController);
    outbox = TestBed.inject(Outbox);
    await turn();
    wire.expectOne('/api/v1/session').error(new ProgressEvent('error'));
    await turn();
    await later(1000);
    await turn();
    wire.expectOne('/api/v1/session').flush({ person: nadia });
    await flush('q1');
  });

  describe('where the browser keeps nothing', () => {
    const factory = globalThis.indexedDB;
    beforeEach(() => {
      globalThis.indexedDB = {
        open: () => {
          throw new DOMException('A mutation was not allowed', 'InvalidStateError');
        },
      } as unknown as IDBFactory;
    });
    afterEach(() => (globalThis.indexedDB = factory));

    it('the entry lives with the page, and it is said', async () => {
      await open();
      await answer('q1', 'a');
      expect(outbox.fragile()).toBe(true);
      await cut('q1');
      const leaving = new Event('beforeunload', { cancelable: true });
      dispatchEvent(leaving);
      expect(leaving.defaultPrevented).toBe(true);
      dispatchEvent(new Event('online'));
      await flush('q1');
      expect(outbox.fragile()).toBe(false);
    });
  });

  describe('what an earlier version left', () => {
    const halfDayId = '0199a0de-0000-7000-8000-000000000030';

    it('goes under the name of who signed', async () => {
      const left = { id: 'id-1', clientTime: '2026-11-24T10:00Z' };
      localStorage.setItem(
        `percolateur.signature.${nadia.id}.${halfDayId}`,
        JSON.stringify({ [halfDayId]: left }),
      );
      await open(paul);
      await nothingLeaves();
      signIn(nadia);
      await turn();
      const sent = wire.expectOne(`/api/v1/my/half-days/${halfDayId}/signature`);
      expect(sent.request.body).toMatchObject(left);
      expect(localStorage.length).toBe(0);
    });

    it('answers go to whom the attempt is', async () => {
      const left = { q1: { id: 'id-1', choiceIds: ['a'], clientTime: '2026-11-24T10:00Z' } };
      localStorage.setItem(`percolateur.answers.${attemptId}`, JSON.stringify(left));
      await open(paul);
      wire.expectOne(`/api/v1/attempts/${attemptId}`).flush({}, { status: 404, statusText: '' });
      await nothingLeaves();
      signIn(nadia);
      await turn();
      const asked = [{ id: 'q1', kind: 'single' }];
      wire.expectOne(`/api/v1/attempts/${attemptId}`).flush({ questions: asked });
      const { id, clientTime } = left.q1;
      expect((await flush('q1')).body).toEqual({ id, clientTime, answer: one('a') });
      expect(localStorage.length).toBe(0);
    });
  });
});
