import type { Control } from '@weir/nn';
import { FullStoreError } from '../store/storeErrors.ts';
import type { BlockedStoreError } from '../store/storeErrors.ts';

/** What may be kept from being written. */
type Written = 'log' | 'checkpoint';

/** Holds a run while its store cannot take what it makes, and says so once, however much of it waits. */
export class WaitingRun {
  private readonly blocked = new Set<Written>();
  /** That which was said. */
  private said: BlockedStoreError | undefined;
  private behind = false;
  private isEnding = false;

  constructor(
    private readonly control: Pick<Control, 'hold'>,
    private readonly store: string,
    private readonly note: (line: string) => void,
  ) {}

  /** One of its files cannot be written, for want of room or because of an error; or, of none, it can again. */
  forStore(written: Written, error: BlockedStoreError | undefined): void {
    if (error) this.blocked.add(written);
    else this.blocked.delete(written);
    if (error && !this.said) {
      this.said = error;
      this.note(
        error instanceof FullStoreError
          ? `no room left in ${this.store}: the run waits until there is`
          : `${error.problem}: the run waits until it is`,
      );
    } else if (this.said && this.blocked.size === 0) {
      const mended = this.said instanceof FullStoreError ? 'there is room' : `${this.store} can be written`;
      this.note(`${mended} again: the run ${this.isEnding ? 'ends' : 'goes on'}`);
      this.said = undefined;
    }
    this.hold();
  }

  /** More checkpoints wait to be written than should, or no longer. */
  forCheckpoints(behind: boolean): void {
    this.behind = behind;
    this.hold();
  }

  /** The run is to end while it waits: says what for, and what is lost if it is not waited for. */
  ending(): void {
    this.isEnding = true;
    if (!this.said) return;
    const missing = this.said instanceof FullStoreError ? `no room left in ${this.store}` : this.said.problem;
    this.note(
      `${missing}: the run ends once that is mended; ended at once, it can go on from its last checkpoint`,
    );
  }

  private hold(): void {
    this.control.hold(this.behind || this.blocked.size > 0);
  }
}
