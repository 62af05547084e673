import 'reflect-metadata';
import { run } from './run';

// A failed write is said by the one who waits for it (output.ts), or has nobody left to say it to.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

void run(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
