import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import type { Configuration } from '@weir/experiments';
import { backendNames } from './backendNames.ts';
import type { BackendName } from './backendNames.ts';
import { UsageError } from './usageError.ts';

/** Importing one registers it. */
const modules: Readonly<Record<BackendName, () => Promise<unknown>>> = {
  simd: () => import('@weir/backend-simd'),
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  'simd-fma': () => import('@weir/backend-simd/fma').then(({ requireFma }) => requireFma()),
};

/**
 * Starts the backend that is wanted, or else the fastest that this machine can run: the one place where it is chosen.
 *
 * @param warn Called once, if the fastest could not be had.
 * @throws UsageError if the backend wanted is unknown or does not run here.
 */
export async function startBackend(
  wanted: string | undefined,
  warn: (line: string) => void,
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
    const failure = await tryBackend(name);
    if (failure === undefined) {
      if (failures.length > 0) warn(`using the backend ${name}: ${failures.join('; ')}`);
      return name;
    }
    failures.push(`${name} does not run here (${failure})`);
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
export async function tryBackend(name: BackendName): Promise<string | undefined> {
  enableProdMode(); // tfjs otherwise checks every value it is given, and greets
  try {
    await modules[name]();
    return (await setBackend(name)) ? undefined : 'it did not start';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
