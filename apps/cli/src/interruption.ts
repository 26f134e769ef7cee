import { exitCode } from './exitCode.ts';

/** Ctrl-C, SIGTERM and SIGHUP, which a closed terminal sends, while a command runs. */
export interface Interruption {
  /** Whether one came. */
  readonly came: boolean;
  /** What the first one does; at the second, the process ends at once. Takes the place of what was to be done before. */
  onFirst(stop: () => void): void;
  /** Gives the signals back: until the next `onFirst` they end the process at once, whatever it is at. */
  release(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Takes over the signals while there is something to end cleanly. Ahead of that the system's own way is the best:
 * nobody need wait for data to be read or weights to be drawn, in which the event loop has no turn.
 */
export function interruption(): Interruption {
  let came = false;
  let stop: (() => void) | undefined;
  const handle = (): void => {
    if (came || !stop) process.exit(exitCode.interrupted);
    came = true;
    stop();
  };
  const release = (): void => {
    stop = undefined;
    for (const signal of signals) process.off(signal, handle);
  };
  return {
    get came() {
      return came;
    },
    onFirst(callback) {
      release();
      stop = callback;
      for (const signal of signals) process.on(signal, handle);
    },
    release,
  };
}
