import { ProblemError } from '../api';
import { Outbox } from './outbox';

interface Note {
  id: string;
  text: string;
}
const offline = () => new ProblemError(0, 'offline', 'Le réseau ne répond pas.', '');
const refused = (status: number) => new ProblemError(status, 'refused', 'Refusé', '');

describe('an outbox', () => {
  const post = jest.fn<Promise<string>, [key: string, entry: Note]>();
  const receipts: [string, string][] = [];
  let outbox: Outbox<Note, string>;
  const open = () =>
    (outbox = new Outbox<Note, string>('notes', post, (...receipt) => receipts.push(receipt)));
  const kept = () => JSON.parse(localStorage.getItem('notes') ?? '{}') as Record<string, Note>;
  const texts = () => post.mock.calls.map(([, { text }]) => text);

  beforeEach(() => {
    jest.useFakeTimers();
    post.mockReset().mockImplementation((key) => Promise.resolve(`received ${key}`));
    receipts.length = 0;
  });
  afterEach(() => {
    outbox.stop();
    jest.useRealTimers();
  });

  test('keeps an entry on the device before anything else, and lets it go once received', async () => {
    open().put('a', { id: '1', text: 'one' });
    expect(kept()).toEqual({ a: { id: '1', text: 'one' } });
    expect(outbox.state('a')).toBe('going');
    await jest.advanceTimersByTimeAsync(0);
    expect(receipts).toEqual([['a', 'received a']]);
    expect(outbox.state('a')).toBe('received');
    expect(localStorage.getItem('notes')).toBeNull();
  });

  test('tries the same entry again, less and less often, while the network is down', async () => {
    post.mockRejectedValue(offline());
    open().put('a', { id: '1', text: 'one' });
    await jest.advanceTimersByTimeAsync(0);
    expect(outbox.state('a')).toBe('device');
    expect(outbox.offline()).toBe(true);
    await jest.advanceTimersByTimeAsync(1000);
    expect(post).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(1000);
    expect(post).toHaveBeenCalledTimes(2);
    post.mockResolvedValue('received');
    await jest.advanceTimersByTimeAsync(1000);
    expect(post.mock.calls.map(([, { id }]) => id)).toEqual(['1', '1', '1']);
    expect(outbox.offline()).toBe(false);
    expect(outbox.state('a')).toBe('received');
  });

  test('does not wait for its turn when the network comes back', async () => {
    post.mockRejectedValueOnce(offline());
    open().put('a', { id: '1', text: 'one' });
    await jest.advanceTimersByTimeAsync(0);
    dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(0);
    expect(outbox.state('a')).toBe('received');
  });

  test('sends what an earlier visit left on the device', async () => {
    localStorage.setItem('notes', JSON.stringify({ a: { id: '1', text: 'left' } }));
    open();
    expect(outbox.entry('a')?.text).toBe('left');
    await jest.advanceTimersByTimeAsync(0);
    expect(texts()).toEqual(['left']);
  });

  test('sends a newer entry after the one on its way, never loses it to that one’s receipt', async () => {
    open().put('a', { id: '1', text: 'first' });
    outbox.put('a', { id: '2', text: 'second' });
    expect(kept().a.text).toBe('second');
    await jest.advanceTimersByTimeAsync(0);
    expect(texts()).toEqual(['first', 'second']);
    expect(outbox.count()).toBe(0);
  });

  test('gives up an entry that the server refuses, says so, and goes on with the others', async () => {
    post.mockRejectedValueOnce(refused(409));
    open().put('a', { id: '1', text: 'one' });
    outbox.put('b', { id: '2', text: 'two' });
    await jest.advanceTimersByTimeAsync(0);
    expect(outbox.problem()?.status).toBe(409);
    expect(outbox.state('a')).toBeNull();
    expect(outbox.state('b')).toBe('received');
  });

  test('keeps everything when the session is over', async () => {
    post.mockRejectedValue(refused(401));
    open().put('a', { id: '1', text: 'one' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(outbox.problem()?.status).toBe(401);
    expect(post).toHaveBeenCalledTimes(1);
    expect(kept()).toHaveProperty('a');
  });

  test('once stopped, sends nothing more', async () => {
    post.mockRejectedValue(offline());
    open().put('a', { id: '1', text: 'one' });
    await jest.advanceTimersByTimeAsync(0);
    outbox.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(post).toHaveBeenCalledTimes(1);
  });
});
