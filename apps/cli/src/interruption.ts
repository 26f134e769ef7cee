import { exitCode } from './exitCode.ts';

/** Ctrl-C and SIGTERM while a command runs. */
export interface Interruption {
  /** Whether one came. */
  readonly came: boolean;
  /** What the first one does. Until it is set, and at the second, the process ends at once. */
  onFirst(stop: () => void): void;
  /** Gives the signals back to Node. */
  release(): void;
}

/** Takes over Ctrl-C and SIGTERM: the first ends what runs cleanly, the second at once. */
export function interruption(): Interruption {
  let came = false;
  let stop: (() => void) | undefined;
  const handle = (): void => {
    if (came || !stop) process.exit(exitCode.interrupted);
    came = true;
    stop();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, handle);
  return {
    get came() {
      return came;
    },
    onFirst(callback) {
      stop = callback;
    },
    release() {
      for (const signal of signals) process.off(signal, handle);
    },
  };
}
