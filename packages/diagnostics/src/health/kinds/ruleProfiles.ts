import type { RuleName } from './ruleKinds.ts';

/** Options of rules that are changed together; a rule not listed keeps its own defaults. */
export type RuleProfile = Readonly<Partial<Record<RuleName, Readonly<Record<string, unknown>>>>>;

/**
 * Thresholds by name: `lecture`, the rules' own defaults, calibrated on the lecture's networks; `sagemaker`, those
 * of SageMaker Debugger's built-in rules, which are far looser and made for large networks.
 *
 * `sagemaker`: tanh is flat at |input| > 9.5 and half a layer must be (SaturatedActivation); half of the relus must
 * be dead (DeadRelu); update:weight within 1e-8 … 10 (WeightUpdateRatio); scales within 10 (PoorWeightInitialization);
 * a validation loss 10 % above the training loss (Overfit); a loss that falls by 0.1 % (LossNotDecreasing).
 */
export const ruleProfiles = {
  lecture: {},
  sagemaker: {
    saturation: { flat: Math.tanh(9.4999), info: 0.5, warning: 0.5, error: 0.9 },
    deadUnits: { warning: 0.5, error: 0.9 },
    updateRatio: { centre: -3.5, within: 4.5, beyond: 4.5 },
    weightScale: { info: 10, warning: 10, error: 100 },
    overfitting: { ratio: 0.1, least: 0 },
    lossFlat: { improvement: 0.001 },
  },
} as const satisfies Readonly<Record<string, RuleProfile>>;

/** Name of a profile, as in a configuration: `"health": {"profile": "sagemaker"}`. */
export type RuleProfileName = keyof typeof ruleProfiles;
