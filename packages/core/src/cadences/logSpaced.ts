import { filter } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Stepped } from './every.ts';

/**
 * Passes step 0 and then `perDecade` steps in each power of ten, evenly on a logarithmic scale: dense where
 * training changes fast.
 *
 * @param perDecade Default 10. More draws smoother curves of the early steps.
 * @throws RangeError if `perDecade` is not positive.
 */
export function logSpaced<T extends Stepped>(perDecade = 10): MonoTypeOperatorFunction<T> {
  if (!(perDecade > 0)) {
    throw new RangeError(`logSpaced: perDecade must be positive, got ${perDecade}; 10 is the default`);
  }
  const slot = (step: number) => Math.floor(Math.log10(step) * perDecade + 1e-9);
  // 0 and 1 begin slots too: those of −∞ and 0.
  return filter(({ step }) => slot(step) !== slot(step - 1));
}
