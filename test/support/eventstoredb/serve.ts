import { startEventStoreDb } from './server';

/** TEST CODE ONLY. `serve.js [PORT]`: serves until it is told to end; its first line is its URL. */
async function main(): Promise<void> {
  const server = await startEventStoreDb({ port: Number(process.argv[2] ?? 0) });
  process.stdout.write(`${server.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void server.stop());
}

void main();
