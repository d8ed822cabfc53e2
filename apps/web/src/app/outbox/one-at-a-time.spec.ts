import { oneAtATime } from './one-at-a-time';

/** The locks of a browser, as far as one name goes: each waits for the one before. */
class Locks {
  private last: Promise<unknown> = Promise.resolve();
  readonly stolen: string[] = [];

  request(
    name: string,
    { steal, signal }: { steal?: boolean; signal?: AbortSignal },
    work: () => Promise<void>,
  ): Promise<void> {
    if (steal) {
      this.stolen.push(name);
      return work();
    }
    const given = this.last.then(work);
    this.last = given.catch(() => undefined);
    const late = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
    return Promise.race([given, late]);
  }
}

const use = (locks: Locks | undefined) =>
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
const later = () => new Promise((resolve) => setTimeout(resolve, 5));
afterEach(() => use(undefined));

it('is done in one tab, then in the next', async () => {
  use(new Locks());
  const done: string[] = [];
  const tab = (name: string) => async () => {
    done.push(`${name} begins`);
    await later();
    done.push(`${name} ends`);
  };
  await Promise.all([oneAtATime('envois', tab('one')), oneAtATime('envois', tab('two'))]);
  expect(done).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

it('takes over from a page put to sleep', async () => {
  const locks = new Locks();
  use(locks);
  jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new DOMException('Late', 'TimeoutError')), 5);
    return stop.signal;
  });
  void oneAtATime('envois', () => new Promise(() => undefined)).catch(() => undefined);
  const work = jest.fn(() => Promise.resolve());
  await oneAtATime('envois', work);
  expect(locks.stolen).toContain('envois');
  expect(work).toHaveBeenCalled();
  jest.restoreAllMocks();
});

it('works where the browser has no locks, and tells what went wrong', async () => {
  use(undefined);
  const work = jest.fn(() => Promise.resolve());
  await oneAtATime('envois', work);
  expect(work).toHaveBeenCalledTimes(1);
  use(new Locks());
  await expect(oneAtATime('envois', () => Promise.reject(new Error('Non')))).rejects.toThrow('Non');
});
