/** Time that a late step may catch up, in milliseconds: a timer is late by some. */
const grace = 20;

/** Spaces steps in time; without a limit they are not held up. */
export class SpeedLimit {
  private period = 0;
  private next = 0;

  /** @param perSecond Steps a second at most; undefined for no limit. */
  set(perSecond: number | undefined): void {
    this.period = perSecond === undefined ? 0 : 1000 / perSecond;
    this.next = 0;
  }

  /** Milliseconds until the next step may run; 0 for now, which is counted as run. */
  wait(now = performance.now()): number {
    if (this.period === 0) return 0;
    if (now < this.next) return this.next - now;
    this.next = Math.max(this.next, now - grace) + this.period;
    return 0;
  }
}
