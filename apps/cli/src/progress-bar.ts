import { Presets, SingleBar } from 'cli-progress';

export interface ProgressBar {
  /** Sets what is done, out of `total`. */
  update(done: number, total: number): void;
  stop(): void;
}

/** A bar on standard error where that is a terminal; nothing elsewhere. */
export function progressBar(label: string): ProgressBar {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage} % | {value}/{total}`,
      stream: process.stderr,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total) {
      if (!process.stderr.isTTY) return;
      if (started) bar.setTotal(total);
      else bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
