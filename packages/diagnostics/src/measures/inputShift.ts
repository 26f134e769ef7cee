import { history, keeping } from '@weir/core';
import type { Reading, Snapshot } from '@weir/core';
import { defer, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { layerSelectionSchema, selectLayers } from '../selection/layerSelection.ts';
import type { LayerSelection } from '../selection/layerSelection.ts';
import { mapDefined } from '../selection/mapDefined.ts';

/** Options of `inputShift`, all with defaults. */
export interface InputShiftOptions extends LayerSelection {
  /** Kinds of layers, composites' inner layers included. Default: `linear` and `conv2d`. */
  readonly kinds?: readonly string[];
  /**
   * Snapshots over which a unit's mean and std are averaged before they are compared. Default 25: one batch of 32
   * alone would be off by 0.18 std. Fewer for large batches.
   */
  readonly over?: number;
}

/** How the input of one layer is distributed, and how far that is from where it began. */
export interface LayerInputShift {
  readonly name: string;
  /** Over the batch and all units of the input. */
  readonly mean: number;
  /** Over N − 1. */
  readonly std: number;
  /**
   * How far the units' means are from those of the first `over` snapshots, as of the last `over` that are complete:
   * root mean square over the units, in units of each one's first std. 0 until there are two.
   */
  readonly moved: number;
  /** The same summed from each `over` snapshots to the next: how far it went, there and back. */
  readonly path: number;
  /** How many times the units' stds are off from the first, as |log₂|: root mean square over the units. */
  readonly rescaled: number;
}

/** How far the inputs of all layers looked at have moved: what `inputShift` emits. */
export interface InputShift {
  readonly step: number;
  readonly layers: readonly LayerInputShift[];
}

/**
 * Emits, at each snapshot, how the input of each layer with weights is distributed over the batch, and how far it has
 * moved: the covariate shift that the layer has to follow while it learns (Ioffe and Szegedy, 2015).
 *
 * Looks at `linear` and `conv2d` by default; of images a unit is a channel.
 *
 * @throws RangeError if `over` is not a positive integer, or (down the stream) a layer named is not there.
 *
 * @example
 * ```ts
 * // The input's mean moves from 0 to 3, and its std is √2.
 * const at = (step: number, mean: number) => {
 *   const input = { values: [mean - 1, mean + 1], shape: [2, 1] };
 *   return arraySnapshot({ step, layers: [{ kind: 'linear', input, output: input }] });
 * };
 * const { layers } = await lastValueFrom(of(at(0, 0), at(1, 3)).pipe(inputShift({ over: 1 })));
 * layers[0]?.moved; // → 2.121
 * ```
 */
export function inputShift({ over = 25, ...selection }: InputShiftOptions = {}): OperatorFunction<
  Snapshot,
  InputShift
> {
  if (!Number.isInteger(over) || over < 1) {
    throw new RangeError(`inputShift: over must be a positive integer, got ${over}; 25 is the default`);
  }
  const chosen = selection.kinds || selection.layers ? selection : { kinds: ['linear', 'conv2d'] };
  return (source) =>
    defer(() => {
      const followed = new Map<string, FollowedInput>();
      keeping('inputs', {
        save: () => Object.fromEntries(Array.from(followed, ([name, input]) => [name, input.save()])),
        restore(saved: Readonly<Record<string, SavedInput>>) {
          for (const [name, input] of Object.entries(saved))
            followed.set(name, new FollowedInput(over, input));
        },
      });
      return source.pipe(
        map(({ step, layers }) => ({
          step,
          layers: mapDefined(selectLayers('inputShift', layers, chosen), ({ name, input }) => {
            if (!input) return undefined;
            const follow = followed.get(name) ?? new FollowedInput(over);
            followed.set(name, follow);
            const { mean, std } = input.moments();
            const { moved, path, rescaled } = follow.add(input);
            return { name, mean, std, moved, path, rescaled };
          }),
        })),
      );
    });
}

/** Each unit's mean and std, summed over some batches. */
interface Units {
  readonly means: Float64Array;
  readonly stds: Float64Array;
}

/** A followed input as plain data. */
interface SavedInput {
  readonly first?: Units | undefined;
  readonly last?: Units | undefined;
  readonly gathered?: Units | undefined;
  readonly count: number;
  readonly shift: Pick<LayerInputShift, 'moved' | 'path' | 'rescaled'>;
}

/** The input of one layer through a run, window by window. */
class FollowedInput {
  private first: Units | undefined;
  private last: Units | undefined;
  private gathered: Units | undefined;
  private count: number;
  private shift: SavedInput['shift'];

  constructor(
    private readonly over: number,
    saved: SavedInput = { count: 0, shift: { moved: 0, path: 0, rescaled: 0 } },
  ) {
    ({
      first: this.first,
      last: this.last,
      gathered: this.gathered,
      count: this.count,
      shift: this.shift,
    } = saved);
  }

  save(): SavedInput {
    const { first, last, gathered, count, shift } = this;
    // What is being gathered changes in place.
    const copy = gathered && { means: gathered.means.slice(), stds: gathered.stds.slice() };
    return { first, last, gathered: copy, count, shift };
  }

  /** Takes in one batch, and says how far the last complete window is. */
  add(input: Reading): Pick<LayerInputShift, 'moved' | 'path' | 'rescaled'> {
    const { mean, std } = input.unitMoments();
    const units = mean.length;
    const gathered = (this.gathered ??= { means: new Float64Array(units), stds: new Float64Array(units) });
    const { means, stds } = gathered;
    for (let unit = 0; unit < units; unit++) {
      // All indices are of units.
      means[unit] = (means[unit] as number) + (mean[unit] as number);
      stds[unit] = (stds[unit] as number) + (std[unit] as number);
    }
    this.count = (this.count + 1) % this.over;
    if (this.count === 0) {
      this.close(gathered);
      this.gathered = undefined;
    }
    return this.shift;
  }

  private close(window: Units): void {
    const first = (this.first ??= window);
    const last = this.last ?? window;
    this.shift = {
      moved: distance(window, first, first),
      path: this.shift.path + distance(window, last, first),
      rescaled: rootMean(window.stds, (std, at) => Math.log2(std / (first.stds[at] ?? NaN))),
    };
    this.last = window;
  }
}

/** Between the units' means, in units of `by`'s stds; units that never vary have none. */
const distance = (a: Units, b: Units, by: Units): number =>
  rootMean(a.means, (mean, at) => (mean - (b.means[at] ?? NaN)) / (by.stds[at] ?? NaN));

/** √(mean of the squares of what is finite). */
function rootMean(values: Float64Array, of: (value: number, at: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = of(values[at] ?? NaN, at);
    if (!Number.isFinite(value)) continue;
    sum += value ** 2;
    count++;
  }
  return Math.sqrt(sum / Math.max(1, count));
}

/** The shifts so far. */
export const inputShiftHistory = history<InputShift>();

/** `inputShift` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const inputShiftKind = diagnosticKind({
  type: 'inputShift',
  schema: { ...layerSelectionSchema, 'over?': 'number.integer >= 1' },
  defaultEvery: 20,
  emitsPlainData: true,
  operator: inputShift,
  state: inputShiftHistory,
});
