/** One figure of the lecture beside Weir's. */
export interface Figure {
  /** What was done: `deep-batchnorm, 1,001 steps`. */
  readonly experiment: string;
  /** What the figure is of: `gradient std of layer 2`. */
  readonly name: string;
  /** As the lecture prints or says it. */
  readonly lecture: string;
  readonly weir: number;
  /** Significant digits that agree. */
  readonly digits: number;
  /** Significant digits that a correct run must show; fewer than printed where float32 decides the rest. */
  readonly required: number;
}

/**
 * Sets a figure beside the lecture's.
 *
 * @param required Default: all digits that the lecture prints.
 */
export function figure(
  experiment: string,
  name: string,
  lecture: string,
  weir: number,
  required = significantDigits(lecture),
): Figure {
  return { experiment, name, lecture, weir, digits: agreeingDigits(lecture, weir), required };
}

/** Whether a figure shows what a correct run must. */
export const agrees = ({ digits, required }: Figure): boolean => digits >= required;

/** How many significant digits a printed number has: 4 in `2.067e-03`, 2 in `0.63`; a printed zero counts as 1. */
export function significantDigits(printed: string): number {
  const digits = mantissa(printed).replace(/^0+/, '');
  return Math.max(1, digits.length);
}

/**
 * The most significant digits, up to those printed, to which both numbers round to the same. Of a printed
 * zero: 1 if the other rounds to it at the decimals printed.
 */
export function agreeingDigits(printed: string, value: number): number {
  const expected = Number.parseFloat(printed);
  if (expected === 0) {
    const decimals = printed.split('.')[1]?.length ?? 0;
    return Math.abs(value) < 0.5 * 10 ** -decimals ? 1 : 0;
  }
  let digits = significantDigits(printed);
  while (digits > 0 && expected.toPrecision(digits) !== value.toPrecision(digits)) digits -= 1;
  return digits;
}

/** The digits ahead of any exponent, without sign, point and unit. */
const mantissa = (printed: string): string => (printed.split(/e/i)[0] ?? '').replace(/[^0-9]/g, '');
