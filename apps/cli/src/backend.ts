import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import type { Configuration } from '@weir/experiments';
import { backendNames } from './backendNames.ts';
import type { BackendName } from './backendNames.ts';
import { UsageError } from './usageError.ts';

/** What sets a backend on so many threads, where it can be on more than one. */
type UseThreads = (threads: number) => Promise<void>;

/** Importing one registers it. */
const modules: Readonly<Record<BackendName, () => Promise<UseThreads | undefined>>> = {
  simd: async () => (await import('@weir/backend-simd')).useThreads,
  wasm: () => import('@tensorflow/tfjs-backend-wasm').then(() => undefined),
  cpu: () => import('@tensorflow/tfjs-backend-cpu').then(() => undefined),
  'simd-fma': async () => {
    const { requireFma, useFmaThreads } = await import('@weir/backend-simd/fma');
    requireFma();
    return useFmaThreads;
  },
};

/**
 * Starts the backend that is wanted, or else the fastest that this machine can run: the one place where it is chosen.
 *
 * @param warn Called once, if the fastest could not be had.
 * @param threads On how many cores it is to compute. Default 1.
 * @throws UsageError if the backend wanted is unknown, does not run here, or not on so many cores.
 */
export async function startBackend(
  wanted: string | undefined,
  warn: (line: string) => void,
  threads = 1,
): Promise<BackendName> {
  const candidates = backendNames.filter((name) =>
    wanted === undefined ? name !== 'simd-fma' : name === wanted,
  );
  if (candidates.length === 0) {
    const known = backendNames.join(', ');
    throw new UsageError(`--backend must be one of ${known}, got "${wanted}"; leave it out for the fastest`);
  }
  const failures: string[] = [];
  for (const name of candidates) {
    const failure = await tryBackend(name, threads);
    if (failure === undefined) {
      if (failures.length > 0) warn(`using the backend ${name}: ${failures.join('; ')}`);
      return name;
    }
    failures.push(`${name}, which does not run here (${failure})`);
  }
  throw new UsageError(`--backend must run on this machine, got ${failures.join('; ')}; see weir doctor`);
}

/**
 * The backend to start: what the command line names, or else what the configurations ask for: `simd-fma` where all of
 * them say `"precision": "fast"`.
 */
export function backendFor(
  named: string | undefined,
  configurations: readonly Pick<Configuration, 'precision'>[],
): string | undefined {
  if (named !== undefined) return named;
  const fast = configurations.length > 0 && configurations.every(({ precision }) => precision === 'fast');
  return fast ? 'simd-fma' : undefined;
}

/** Starts a backend; says why it cannot be had. */
export async function tryBackend(name: BackendName, threads = 1): Promise<string | undefined> {
  enableProdMode(); // tfjs otherwise checks every value it is given, and greets
  try {
    const useThreads = await modules[name]();
    if (threads > 1 && !useThreads)
      return `not on ${threads} threads: leave out --threads, or take --backend simd`;
    await useThreads?.(threads);
    return (await setBackend(name)) ? undefined : 'it did not start';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
