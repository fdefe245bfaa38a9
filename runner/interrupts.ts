import type { ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/**
 * Keeps this process alive through signals while a child works, hands them on, and remembers the first.
 *
 * Terraform ends an apply in good order at the first interrupt and drops everything at the second. A terminal sends
 * Ctrl-C to the whole foreground group, so with a terminal it must not be handed on again.
 */
export class Interrupts {
  private first: NodeJS.Signals | undefined;
  private readonly children = new Set<ChildProcess>();
  private readonly waiting = new Set<() => void>();
  private readonly terminal = hasTerminal();

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    this.first ??= signal;
    const fromTerminal = this.terminal && (signal === "SIGINT" || signal === "SIGQUIT");
    if (!fromTerminal) for (const child of this.children) child.kill(signal);
    for (const wake of this.waiting) wake();
  };

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
  }

  /** The first signal received, if any. */
  get received(): NodeJS.Signals | undefined {
    return this.first;
  }

  /** Hands signals on to `child` until it ends. */
  follow(child: ChildProcess): void {
    this.children.add(child);
    child.once("close", () => this.children.delete(child));
    // A signal may have come while the child was being started.
    if (this.first !== undefined) child.kill(this.first);
  }

  /** Calls `wake` at the next signal; returns how to stop waiting. */
  onReceived(wake: () => void): () => void {
    this.waiting.add(wake);
    return () => this.waiting.delete(wake);
  }

  /** Waits for `work`, but no longer than until a signal; `received` then tells which. */
  async orReceived<T>(work: Promise<T>): Promise<T | undefined> {
    let stop = (): unknown => undefined;
    const signal = new Promise<undefined>((done) => (stop = this.onReceived(() => done(undefined))));
    try {
      return await Promise.race([work, signal]);
    } finally {
      stop();
    }
  }

  /** Lets signals that arrived during synchronous work be noticed. */
  async settle(): Promise<void> {
    await new Promise((done) => setImmediate(done));
  }

  /** Gives the signals back to Node. */
  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
  }
}

/**
 * The exit code for a process that ended by `signal`: 128 and its number, as shells have it.
 *
 * Not a death by that signal: the terminal library of cdktf reports such a death as exit code 0, which cdktf takes
 * for success.
 */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r+"));
    return true;
  } catch {
    return false;
  }
}
