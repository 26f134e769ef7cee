import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { backendNames } from './backendNames.ts';
import type { BackendName } from './backendNames.ts';
import { UsageError } from './usageError.ts';

/** Importing one registers it. */
const modules: Readonly<Record<BackendName, () => Promise<unknown>>> = {
  simd: () => import('@weir/backend-simd'),
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

/**
 * Starts the backend that is wanted, or else the fastest that this machine can run: the one place where it is chosen.
 *
 * @param warn Told once, if the fastest could not be had.
 * @throws UsageError if the backend wanted is unknown or does not run here.
 */
export async function startBackend(
  wanted: string | undefined,
  warn: (line: string) => void,
): Promise<BackendName> {
  const candidates = wanted === undefined ? backendNames : backendNames.filter((name) => name === wanted);
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
