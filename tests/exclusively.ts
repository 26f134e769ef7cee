import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds after which a lock is that of a process that died. */
const stale = 180_000;

/** Of this checkout: another one's page and wasm are other files. */
const checkout = createHash('sha256')
  .update(import.meta.url)
  .digest('hex')
  .slice(0, 8);

/** Does the work while no other process does work of that name: test files run side by side. */
export async function exclusively<Result>(
  name: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const lock = join(tmpdir(), `weir-${name}-${checkout}.lock`);
  while (!taken(lock)) {
    await sleep(100);
    if (age(lock) > stale) rmSync(lock, { recursive: true, force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Making a folder either works or fails, for one process alone. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function age(lock: string): number {
  return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}
