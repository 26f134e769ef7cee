import type { Control } from '@weir/nn';

/** What there may be no room for. */
type Written = 'log' | 'checkpoint';

/** Holds a run while its store cannot take what it makes, and says so once, however much of it waits. */
export class WaitingRun {
  private readonly full = new Set<Written>();
  private behind = false;

  constructor(
    private readonly control: Pick<Control, 'hold'>,
    private readonly store: string,
    private readonly note: (line: string) => void,
  ) {}

  /** There is no room for one of its files, or there is again. */
  forRoom(written: Written, full: boolean): void {
    const wasFull = this.full.size > 0;
    if (full) this.full.add(written);
    else this.full.delete(written);
    const isFull = this.full.size > 0;
    if (isFull === wasFull) return;
    this.note(
      isFull
        ? `no room left in ${this.store}: the run waits until there is`
        : 'there is room again: the run goes on',
    );
    this.hold();
  }

  /** More checkpoints wait to be written than should, or no longer. */
  forCheckpoints(behind: boolean): void {
    this.behind = behind;
    this.hold();
  }

  private hold(): void {
    this.control.hold(this.behind || this.full.size > 0);
  }
}
