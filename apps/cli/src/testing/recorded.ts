import type { Surroundings } from '../surroundings.ts';

/** Surroundings that remember what a command wrote and logged. */
export function recorded() {
  const logged: string[] = [];
  let written = '';
  const surroundings: Surroundings = {
    output: { write: (text) => void (written += text) },
    log: (line) => void logged.push(line),
  };
  return {
    surroundings,
    logged,
    get written() {
      return written;
    },
  };
}
