/** An exponential moving average without bias towards its start: the first average is the first value. */
export class MovingAverage {
  private sum = 0;
  private weight = 0;
  /** @param smoothing Weight of the past, 0 to below 1: 0.98 averages about 50 values. */
  constructor(private readonly smoothing: number) {}

  /** The average with one more value in it. */
  add(value: number): number {
    this.sum = this.smoothing * this.sum + value;
    this.weight = this.smoothing * this.weight + 1;
    return this.sum / this.weight;
  }
}
