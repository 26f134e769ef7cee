import { mustBeFactor } from './factors.ts';

/** What adam and adamW have in common. */
export interface AdamOptions {
  /** How much of the mean gradient is kept at a step. Default 0.9. */
  readonly beta1?: number | undefined;
  /** How much of the mean squared gradient is kept at a step. Default 0.999; less where gradients change fast. */
  readonly beta2?: number | undefined;
  /** Added to the root of the mean squared gradient. Default 1e-8. */
  readonly eps?: number | undefined;
  /** How strongly weights are drawn to 0; adam and adamW differ in how, see there. Default 0 of adam, 0.01 of adamW. */
  readonly weightDecay?: number | undefined;
}

/**
 * Adam's numbers with their defaults in the place of what is left out.
 *
 * @throws RangeError if a beta is not at least 0 and below 1, or another option is negative.
 */
export function adamOptions(
  operator: string,
  { beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0 }: AdamOptions,
): Required<{ readonly [K in keyof AdamOptions]: number }> {
  mustBeShare(operator, 'beta1', beta1);
  mustBeShare(operator, 'beta2', beta2);
  mustBeFactor(operator, 'eps', eps);
  mustBeFactor(operator, 'weightDecay', weightDecay);
  return { beta1, beta2, eps, weightDecay };
}

function mustBeShare(operator: string, name: string, value: number): void {
  if (!(value >= 0 && value < 1)) {
    throw new RangeError(
      `${operator}: ${name} must be at least 0 and below 1, got ${value}; it is the share of the past that is kept`,
    );
  }
}
