// Sends requests over so many kept connections, for so long, and times each.
import { Agent, request } from 'node:http';

/** `next()` answers { method, path, headers, body? }. Throws on the first answer that is not 2xx. */
export async function load(url, { connections, ms, next }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const times = [];
  const end = performance.now() + ms;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const before = performance.now();
        await once({ agent, hostname, port, ...next() });
        times.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    count: times.length,
    throughput: times.length / seconds,
    p95: times[Math.min(times.length - 1, Math.floor(times.length * 0.95))],
    p99: times[Math.min(times.length - 1, Math.floor(times.length * 0.99))],
  };
}

/** One request, to the end of its answer; rejected when it is refused. */
export function once({ body, ...options }) {
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode < 300
          ? resolve()
          : reject(new Error(`${options.method} ${options.path}: ${response.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
