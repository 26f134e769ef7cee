import type { Values } from './golden.ts';
import { values } from './measure.ts';

/** `values.data[i]`, or an error where there is none. */
export function at({ data }: Values, i: number): number {
  const value = data[i];
  if (value === undefined)
    throw new RangeError(`reference: index must be less than ${data.length}, got ${i}`);
  return value;
}

/** `y = x W + b`, term by term in float64. */
export function affineReference(x: Values, weight: Values, bias?: Values): Values {
  const [fanIn = 0, fanOut = 0] = weight.shape;
  const rows = x.data.length / fanIn;
  const y = Array.from({ length: rows * fanOut }, (_, k) => {
    const row = Math.floor(k / fanOut);
    const column = k % fanOut;
    let sum = bias ? at(bias, column) : 0;
    for (let i = 0; i < fanIn; i++) sum += at(x, row * fanIn + i) * at(weight, i * fanOut + column);
    return sum;
  });
  return values([...x.shape.slice(0, -1), fanOut], y);
}

/** A matrix with its axes exchanged; leading axes count as one. */
export function transposed(matrix: Values): Values {
  const columns = matrix.shape.at(-1) ?? 1;
  const rows = matrix.data.length / columns;
  return values(
    [columns, rows],
    Array.from({ length: rows * columns }, (_, i) => at(matrix, (i % rows) * columns + Math.floor(i / rows))),
  );
}

/** How a normalisation sorts values into the sets it normalises together. */
export interface Sets {
  readonly count: number;
  readonly setOf: (index: number) => number;
}

/** BatchNorm's sets: one for each channel. */
export function channelSets(shape: readonly number[]): Sets {
  const channels = shape.at(-1) ?? 1;
  return { count: channels, setOf: (index) => index % channels };
}

/** GroupNorm's sets: one for each example and group. */
export function groupSets(shape: readonly number[], groups: number): Sets {
  const channels = shape.at(-1) ?? 1;
  const example = shape.slice(1).reduce((size, extent) => size * extent, 1);
  return {
    count: (shape[0] ?? 1) * groups,
    setOf: (index) =>
      Math.floor(index / example) * groups + Math.floor((index % channels) / (channels / groups)),
  };
}

/** A normalisation over any sets, straight from the definition, in float64. */
export function normalizeReference(
  x: Values,
  sets: Sets,
  { gamma, beta, eps, unbiased = false }: { gamma?: Values; beta?: Values; eps: number; unbiased?: boolean },
): { y: Values; mean: number[]; variance: number[] } {
  const all = Array.from(x.data);
  const channels = x.shape.at(-1) ?? 1;
  const members = Array.from({ length: sets.count }, (): number[] => []);
  all.forEach((value, i) => members[sets.setOf(i)]?.push(value));
  const mean = members.map((set) => set.reduce((sum, value) => sum + value, 0) / set.length);
  const variance = members.map(
    (set, k) =>
      set.reduce((sum, value) => sum + (value - (mean[k] ?? 0)) ** 2, 0) / (set.length - (unbiased ? 1 : 0)),
  );
  const y = all.map((value, i) => {
    const set = sets.setOf(i);
    const normal = (value - (mean[set] ?? 0)) / Math.sqrt((variance[set] ?? 0) + eps);
    return normal * (gamma ? at(gamma, i % channels) : 1) + (beta ? at(beta, i % channels) : 0);
  });
  return { y: values(x.shape, y), mean, variance };
}

/** Gradient of `Σ dy f(x)` with respect to `x` by central differences in float64. */
export function centralDifferences(f: (x: Values) => Values, x: Values, dy: Values, h = 1e-4): Values {
  const start = Array.from(x.data);
  const along = (i: number, offset: number): number => {
    const y = f(
      values(
        x.shape,
        start.map((value, k) => (k === i ? value + offset : value)),
      ),
    );
    return Array.from(y.data).reduce((sum, value, k) => sum + value * at(dy, k), 0);
  };
  return values(
    x.shape,
    start.map((_, i) => (along(i, h) - along(i, -h)) / (2 * h)),
  );
}
