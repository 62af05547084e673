import 'reflect-metadata';
import { run } from './run';

// Whoever reads the output may leave early, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
