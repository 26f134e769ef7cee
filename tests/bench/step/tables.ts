import type { Contestant } from './contestant.ts';
import type { Net } from './experimentFor.ts';
import type { Profile } from './profile.ts';

/** A ratio of two step times, and what it should not exceed. */
export interface Aim {
  readonly of: string;
  readonly to: string;
  readonly most: number;
}

const NN_AIMS: Readonly<Record<Net, number>> = { shallow: 0.32, deep: 0.48, cnn: 0.52 };
const FMA_AIMS: Readonly<Record<Net, number>> = { shallow: 0.27, deep: 0.4, cnn: 0.46 };

export function aims(net: Net): readonly Aim[] {
  return [
    { of: 'simd', to: 'PyTorch nn', most: NN_AIMS[net] },
    { of: 'simd-fma', to: 'PyTorch nn', most: FMA_AIMS[net] },
    { of: 'simd, tracked', to: 'simd', most: 1.15 },
    { of: 'simd, tracked', to: 'notebook, tracked', most: 0.25 },
  ];
}

const micros = (seconds: number): number => Number((seconds * 1e6).toPrecision(4));
const round = (value: number): number => Number(value.toFixed(3));

/** Median times, a row for each that took part. */
export function timeTable(contestants: readonly Contestant[]) {
  return Object.fromEntries(
    contestants.map(({ name, median, turns, failure }) => [
      name,
      failure === undefined
        ? { clock: micros(median.wall), processor: micros(median.cpu), turns: turns.length }
        : { clock: 'n/a', processor: 'n/a', turns: 0 },
    ]),
  );
}

/** The ratios that have an aim and both sides of which took part. */
export function ratioTable(contestants: readonly Contestant[], wanted: readonly Aim[]) {
  const find = (wantedName: string) =>
    contestants.find(({ name, failure }) => name === wantedName && failure === undefined);
  return Object.fromEntries(
    wanted.flatMap(({ of, to, most }) => {
      const [ours, theirs] = [find(of), find(to)];
      if (!ours || !theirs) return [];
      const { wall, cpu } = ours.ratioTo(theirs);
      return [[`${of} / ${to}`, { clock: round(wall), processor: round(cpu), aim: `at most ${most}` }]];
    }),
  );
}

/** Kernels from the longest down, then what is left. */
export function profileTable({ step, kernels, kernelTotal, wasm, garbage }: Profile) {
  const row = (micros: number, calls?: number) => ({
    micros: Number(micros.toFixed(1)),
    'share of step': `${((100 * micros) / step).toFixed(1)} %`,
    ...(calls !== undefined && { calls: Number(calls.toFixed(1)) }),
  });
  return {
    ...Object.fromEntries(kernels.map(({ name, micros, calls }) => [name, row(micros, calls)])),
    'all kernels': row(kernelTotal),
    '· of that WebAssembly': row(wasm),
    'outside kernels': row(step - kernelTotal),
    '· of that garbage collection': row(garbage),
    'whole step': row(step),
  };
}
