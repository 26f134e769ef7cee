import type { RunSummary } from '../source/runSource.ts';
import type { Pin } from './tray.ts';

/** A run as a tray holds it: by its name, and what sets it apart from others of the name. */
export function pinOf({ id, name, variant, fork }: RunSummary): Pin {
  const apart = variant ?? fork?.set.join(' ') ?? '';
  return { id, name: apart === '' ? name : `${name}, ${apart}` };
}
