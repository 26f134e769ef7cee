/** An exponential moving average without bias towards its start, as plain data: the first average is the first value. */
export interface MovingAverage {
  sum: number;
  weight: number;
}

/** The average of nothing. */
export const noAverage: Readonly<MovingAverage> = { sum: 0, weight: 0 };

/**
 * Takes one more value into the average, in place, and says what it is now.
 *
 * @param smoothing Weight of the past, 0 to below 1: 0.98 averages about 50 values.
 */
export function averageWith(average: MovingAverage, value: number, smoothing: number): number {
  average.sum = smoothing * average.sum + value;
  average.weight = smoothing * average.weight + 1;
  return average.sum / average.weight;
}
