import autocannon from 'autocannon';
import type { Load, Measurement } from './http-load';

/** Sends the load that its argument states, and prints what it measured, both as JSON. */
async function main(): Promise<void> {
  const { url, connections, amount, request } = JSON.parse(process.argv[2] ?? '') as Load;
  let sent = 0;
  const { method, paths, headers, body } = request;
  const result = await autocannon({
    url,
    connections,
    amount,
    sampleInt: 10,
    requests: [
      {
        method,
        setupRequest: (each) => {
          sent += 1;
          const key = { 'Idempotency-Key': `bench-${process.pid}-${sent}` };
          return {
            ...each,
            path: paths[sent % paths.length] ?? '/',
            headers: { ...headers, ...(method === 'GET' ? {} : key) },
            ...(body === undefined ? {} : { body: body.replaceAll('$', String(sent)) }),
          };
        },
      },
    ],
  });
  const { errors, non2xx, start, finish, latency } = result;
  // Its own `duration` is in whole samples of a second.
  const seconds = (finish.getTime() - start.getTime()) / 1_000;
  const measurement: Measurement = {
    rate: result['2xx'] / seconds,
    p99: latency.p99,
    failed: errors + non2xx,
  };
  process.stdout.write(JSON.stringify(measurement));
}

void main();
