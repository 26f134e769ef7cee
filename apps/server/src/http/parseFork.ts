import type { RunFork } from '../book/runFork.ts';

/** Things that can be changed at once, and letters of each: more than anybody changes by hand. */
const [most, longest] = [50, 2000];

/**
 * Reads how a run's twin is to differ from a request's body: `{"step": 100, "set": ["learningRate=0.01"]}`.
 *
 * @throws TypeError if it is something else, or holds something else too.
 */
export function parseFork(body: unknown): RunFork {
  const given: { step?: unknown; set?: unknown } =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const other = Object.keys(given).find((key) => key !== 'step' && key !== 'set');
  if (other !== undefined)
    throw new TypeError(
      `fork: body must hold step and set alone, got ${JSON.stringify(other)} too; send {"step": 100, "set": ["learningRate=0.01"]}`,
    );
  const { step, set = [] } = given;
  if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0)
    throw new TypeError(
      `fork: step must be an integer of at least 0, got ${JSON.stringify(step)}; it is the number of steps that the two share`,
    );
  if (!Array.isArray(set) || set.length > most || !set.every(isAssignment)) {
    const got = Array.isArray(set) && set.length > most ? `${set.length}` : short(set);
    throw new TypeError(
      `fork: set must be a list of at most ${most} texts like "learningRate=0.01", got ${got}; send ["path=value"]`,
    );
  }
  return { step, set };
}

const isAssignment = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longest;

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80);
