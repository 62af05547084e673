import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ChildOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Whom the process runs as; oneself unless told. */
  readonly uid?: number;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A bare process, without a shell or a test runner around it, and the lines that it prints. */
export class Child {
  /** Whole lines so far; one that was cut off by a kill is not among them. */
  readonly lines: string[] = [];
  /** Resolves when the process has ended and everything it printed has arrived. */
  readonly ended: Promise<Ended>;
  /** Whether `ended` has resolved. */
  hasEnded = false;
  private readonly process: ChildProcess;
  private rest = '';
  private stderr = '';
  private listener: (() => void) | undefined;

  constructor(command: string, args: readonly string[], options: ChildOptions = {}) {
    this.process = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => this.take(text));
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(this.process, 'close').then(([code, signal]) => {
      this.hasEnded = true;
      return {
        code: code as number | null,
        signal: signal as NodeJS.Signals | null,
        stderr: this.stderr,
      };
    });
  }

  /**
   * Resolves when `count` lines that begin with `start` have been printed.
   * @throws Error when the process ends before
   */
  async until(start: string, count = 1): Promise<void> {
    const enough = (): boolean =>
      this.lines.filter((line) => line.startsWith(start)).length >= count;
    const printed = new Promise<true>((resolve) => {
      this.listener = () => {
        if (enough()) resolve(true);
      };
      this.listener();
    });
    const first = await Promise.race([printed, this.ended]);
    this.listener = undefined;
    if (first !== true && !enough()) throw new Error(`it ended early: ${first.stderr}`);
  }

  /** Kills it with SIGKILL, which it cannot notice, and waits for its end. */
  async kill(): Promise<Ended> {
    this.process.kill('SIGKILL');
    return this.ended;
  }

  /** Asks it to end, and waits until it has. */
  async terminate(): Promise<Ended> {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  private take(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    this.lines.push(...lines);
    this.listener?.();
  }
}
