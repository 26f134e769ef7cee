import { active, entered } from './activeScope.ts';
import { StateScope, savedBy } from './stateScope.ts';
import type { StateBook } from './stateScope.ts';

/**
 * Everything that a run keeps from one step to the next, as plain data by name: numbers, strings, arrays, objects and
 * typed arrays. What was saved between two steps, given to a new run, makes it go on as the old one would have.
 */
export type SavedState = Readonly<Record<string, unknown>>;

/**
 * Gathers what the operators of one run keep from step to step, so that it can be saved and put back.
 *
 * Operators take part without an argument: whatever `kept`, `keeping` or `scanState` makes while they are subscribed to
 * within the state is saved with it, under the name of the scope that it is in.
 *
 * @example
 * ```ts
 * const state = new RunState();
 * const sums$ = of(1, 2, 3).pipe(scanState(0, (sum, value: number) => [sum + value, sum + value]));
 * state.within(() => sums$.subscribe());
 * state.save(); // → { scan: 6 }
 * ```
 */
export class RunState {
  private readonly book: StateBook;
  private readonly root: StateScope;

  /** @param saved What `save` gave: operators go on from there. Default: each begins afresh. */
  constructor(saved: SavedState = {}) {
    this.book = { saved: new Map(Object.entries(saved)), kept: new Map(), refusals: new Map() };
    this.root = new StateScope(this.book, '');
  }

  /** Subscribes to something: what it keeps belongs to this state. */
  within<Result>(subscribe: () => Result): Result {
    return entered(this.root, subscribe);
  }

  /** The names of what is kept, rooms ahead of a slash. */
  get names(): readonly string[] {
    return [...this.book.kept.keys()];
  }

  /** One of the states that are kept now. */
  peek(name: string): unknown {
    return this.book.kept.get(name)?.save();
  }

  /**
   * All that is kept now; take it between two steps. Typed arrays in it are copies. What is no plain data is refused by the
   * room that it is in, and is not among it.
   */
  save(): SavedState {
    const { saved, kept, refusals } = this.book;
    // What was restored and has not been asked for yet (a diagnostic that starts late) is still to be had.
    const all: Record<string, unknown> = Object.fromEntries(saved);
    for (const [name, keeper] of kept) {
      const room = [...refusals.keys()].find((path) => name.startsWith(path));
      if (room === undefined) {
        all[name] = keeper.save();
        continue;
      }
      const { state, problem } = savedBy(keeper, name.slice(room.length));
      all[name] = state;
      if (problem === undefined) continue;
      refusals.get(room)?.(problem);
      kept.delete(name); // also where the room has not been cleared
      return this.save();
    }
    return all;
  }
}

/** Calls something that is no part of the run at hand: what it subscribes to keeps its state to itself. */
export function outsideState<Result>(work: () => Result): Result {
  return active() ? entered(undefined, work) : work();
}
