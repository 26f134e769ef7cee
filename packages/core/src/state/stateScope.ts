import { plainProblem } from '../events/plainProblem.ts';

/** Gives its state as plain data. */
export interface Saving {
  save(): unknown;
}

/** What a run keeps: the states that were restored and not yet asked for, and those that are in use. */
export interface StateBook {
  readonly saved: Map<string, unknown>;
  readonly kept: Map<string, Saving>;
  /** By the path of a room: what it does when something in it is no plain data. */
  readonly refusals: Map<string, (problem: string) => void>;
}

/** A room in a run's state with a name of its own: for all that one diagnostic keeps. */
export class StateScope {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly book: StateBook,
    private readonly path: string,
  ) {}

  /** A scope within this one; the second of a name is called `name 2`. */
  inner(name: string, refused?: (problem: string) => void): StateScope {
    const path = `${this.unique(name)}/`;
    if (refused) this.book.refusals.set(path, refused);
    return new StateScope(this.book, path);
  }

  /** Enters a state, and hands over what was saved of it, if anything was. */
  enter(name: string, saving: Saving): { readonly saved: unknown } | undefined {
    const full = this.unique(name);
    this.book.kept.set(full, saving);
    if (!this.book.saved.has(full)) return undefined;
    const saved = this.book.saved.get(full);
    this.book.saved.delete(full);
    return { saved };
  }

  /** Forgets all that is kept in it, so that what starts anew starts afresh. */
  clear(): void {
    this.counts.clear();
    for (const map of [this.book.kept, this.book.saved]) {
      for (const name of map.keys()) if (name.startsWith(this.path)) map.delete(name);
    }
  }

  /** Has what is kept in it refused if it is no plain data. */
  check(): void {
    const refused = this.book.refusals.get(this.path);
    for (const [name, keeper] of this.book.kept) {
      if (!refused || !name.startsWith(this.path)) continue;
      const { problem } = savedBy(keeper, name.slice(this.path.length));
      if (problem !== undefined) return refused(problem);
    }
  }

  private unique(name: string): string {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return `${this.path}${name}${count === 1 ? '' : ` ${count}`}`;
  }
}

/** What a keeper saves, and what is wrong with it, if anything. */
export function savedBy(
  keeper: Saving,
  name: string,
): { readonly state?: unknown; readonly problem?: string } {
  try {
    const state = keeper.save();
    const problem = state === undefined ? undefined : plainProblem(state, `state ${name}`);
    return { state, ...(problem !== undefined && { problem }) };
  } catch (error) {
    return { problem: `state ${name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
