import { kept } from '@weir/core';
import type { BestParameters } from '@weir/core';
import type { RunningMoments } from '@weir/diagnostics';
import { assignParameters, parameterValues } from '@weir/nn';
import type { EarlyStopping, Experiment } from './experiment.ts';
import type { MomentsFollower } from './momentsFollower.ts';

/** Plain data, so that a checkpoint holds it. */
interface Saved {
  readonly best?: BestParameters & {
    readonly parameters: ReturnType<typeof parameterValues>;
    readonly moments: RunningMoments;
  };
  /** The loss that another one must lie `minDelta` below to be an improvement. */
  readonly reference?: number;
  /** Evaluations in a row without improvement. */
  readonly waited: number;
  /** Steps done at the newest evaluation. */
  readonly observed: number;
}

/**
 * Ends a run whose validation loss no longer falls, and keeps the parameters and running moments of the least one. What
 * it knows is kept with the run. Make it while being subscribed to.
 */
export class EarlyStopper {
  private readonly state = kept<Saved>('earlyStopping', { waited: 0, observed: 0 });

  constructor(
    private readonly network: Experiment['network'],
    private readonly moments: MomentsFollower,
    private readonly options: EarlyStopping,
  ) {}

  /** Takes in the validation loss of the parameters as they stand after so many steps; says whether it is enough. */
  observe({ step, loss }: { readonly step: number; readonly loss: number }): boolean {
    const { best, reference = Infinity, waited } = this.state.value;
    const isBest = loss < (best?.validationLoss ?? Infinity);
    const improves = loss < reference - this.options.minDelta;
    const kept = isBest
      ? {
          step,
          validationLoss: loss,
          parameters: parameterValues(this.network),
          moments: this.moments.save(),
        }
      : best;
    this.state.value = {
      ...(kept && { best: kept }),
      reference: improves ? loss : reference,
      waited: improves ? 0 : waited + 1,
      observed: step,
    };
    return this.state.value.waited >= this.options.patience;
  }

  /** Whether the newest validation loss is that of the parameters after so many steps. */
  hasObserved(step: number): boolean {
    return this.state.value.observed === step;
  }

  /** Gives the network its best parameters and running moments back, once they are no longer on a device. */
  conclude(): void {
    const { best } = this.state.value;
    if (!best) return;
    assignParameters(this.network, best.parameters);
    this.moments.restore(best.moments);
  }

  get best(): BestParameters | undefined {
    const { best } = this.state.value;
    return best && { step: best.step, validationLoss: best.validationLoss };
  }
}
