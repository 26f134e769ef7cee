import type { FindingChanged, LayerSnapshot, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { rootMeanSquare } from '../../statistics/rootMeanSquare.ts';
import { isFixed } from '../evidence/architecture.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `biasDriftRule`, all with defaults. */
export interface BiasDriftRuleOptions {
  /**
   * rms of the bias's gradient over that of its layer's weight above which it is no rounding. Default 0.01; a batchNorm
   * within the gradient leaves below 1e-4.
   */
  readonly relative?: number;
}

/**
 * A bias ahead of a batchNorm is pushed, though the batch's mean takes away whatever it adds: the mean is outside of
 * the gradient. The bias grows without end while the loss stays (Ioffe and Szegedy, 2015, section 2).
 *
 * A batchNorm that is part of the gradient gives such a bias none: that is `noGradient`'s. Raised at the second
 * snapshot, and updated as the bias grows.
 *
 * @example
 * ```ts
 * const output = { values: [1, -1], shape: [2, 1] };
 * const layers = [{ kind: 'linear', output }, { kind: 'batchNorm', output }];
 * const parameter = (name: string, shape: readonly number[]) => ({ name, data: { values: [1], shape }, grad: { values: [0.1], shape } });
 * const parameters = [parameter('0.linear.weight', [1, 1]), parameter('0.linear.bias', [1])];
 * const snapshots$ = range(0, 2).pipe(map((step) => arraySnapshot({ step, layers, parameters })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(biasDriftRule()));
 * finding.subject; // → '0.linear.bias'
 * ```
 */
export function biasDriftRule({ relative = 1e-2 }: BiasDriftRuleOptions = {}): OperatorFunction<
  Snapshot,
  FindingChanged
> {
  return findings<Snapshot, BiasesSeen>(
    'biasDrift',
    {
      initial: { starts: {} },
      look: ({ starts }, snapshot) =>
        snapshot.parameters.filter(isBias).flatMap((bias) => {
          const follower = normRightAfter(snapshot, bias.layer);
          if (!follower) return [];
          const pushed = rootMeanSquare(bias.grad.moments());
          if (!(pushed > relative * typicalGradient(snapshot, bias.layer))) return [];
          if (pushed <= roundingOfSum(snapshot, bias)) return [];
          const rms = rootMeanSquare(bias.data.moments());
          const start = (starts[bias.name] ??= { step: snapshot.step, rms });
          return [
            {
              subject: bias.name,
              severity: 'warning' as const,
              value: rms,
              threshold: start.rms,
              formula: 'rms of the bias, against its rms when it was first seen',
              meaning: `${follower.name} takes away whatever ${bias.name} adds, and yet it gets a gradient: the mean is outside of the gradient. It went from ${figure(start.rms)} to ${figure(rms)} since step ${start.step}, and will not stop.`,
              remedy: `Let ${follower.name} be part of the gradient ("detached": false), and build ${bias.layer} with "bias": false.`,
              settings: [
                { layer: follower.name, option: 'detached', value: false },
                { layer: bias.layer, option: 'bias', value: false },
              ],
            },
          ];
        }),
    },
    { raiseAfter: 2 },
  );
}

/** Where each bias stood when it was first seen to be pushed. */
interface BiasesSeen {
  readonly starts: Record<string, { readonly step: number; readonly rms: number }>;
}

const isBias = ({ name }: ParameterSnapshot): boolean => name.endsWith('.bias');

/**
 * The batchNorm that takes a layer's output as it is. Among the network's own layers alone: inside of composites, what
 * stands next in the list may stand on another way.
 */
function normRightAfter(snapshot: Snapshot, name: string): LayerSnapshot | undefined {
  const { layers } = snapshot;
  const at = layers.findIndex((layer) => layer.name === name);
  const [layer, next] = at < 0 ? [] : layers.slice(at, at + 2);
  const isNorm = layer?.depth === 0 && next?.depth === 0 && next.kind === 'batchNorm';
  return isNorm && !isFixed(snapshot, next) ? next : undefined;
}

/** rms of the gradient of the weight beside the bias, which the norm does not take away. */
function typicalGradient({ parameters }: Snapshot, layer: string): number {
  const weight = parameters.find(({ layer: owner, shape }) => owner === layer && shape.length >= 2);
  return weight ? rootMeanSquare(weight.grad.moments()) : Infinity;
}

/**
 * What float32 leaves of a bias's gradient that sums to 0: with a hundred times its rounding, of as many terms as the layer has
 * outputs to a unit. The weight's gradient tells nothing where that sums to 0 too, as in a network that has learnt what it can.
 */
function roundingOfSum({ layers }: Snapshot, { layer, shape }: ParameterSnapshot): number {
  const made = layers.find(({ name }) => name === layer);
  if (!made?.grad) return 0;
  const size = (of: readonly number[]) => of.reduce((product, side) => product * side, 1);
  const terms = size(made.output.shape) / size(shape);
  return 100 * 2 ** -24 * Math.sqrt(terms) * rootMeanSquare(made.grad.moments());
}

/** `biasDrift` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const biasDriftRuleKind = ruleKind({
  type: 'biasDrift',
  schema: { 'relative?': 'number >= 0' },
  operator: biasDriftRule,
});
