import { UsageError } from '../usageError.ts';

/**
 * A list of positive numbers, each plain or a fraction: `0.5,1,5/3`.
 *
 * @throws UsageError naming the option and the part that is none.
 */
export function fractions(option: string, list: string): readonly number[] {
  return list.split(',').map((part) => {
    const [above = '', below = '1', ...more] = part.trim().split('/');
    const value = Number(above) / Number(below);
    if (above.trim() === '' || more.length > 0 || !(Number.isFinite(value) && value > 0)) {
      throw new UsageError(
        `${option} must be positive numbers with commas between, got "${part}"; e.g. 0.5,1,5/3`,
      );
    }
    return value;
  });
}
