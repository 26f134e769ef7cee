import { BehaviorSubject } from 'rxjs';

/** The step that all panels show, and the one that is pointed at: each undefined where there is none. */
export interface Timeline {
  /** Undefined: the newest. */
  readonly shown$: BehaviorSubject<number | undefined>;
  readonly pointed$: BehaviorSubject<number | undefined>;
}

/** The timeline of a run, at its newest step. */
export function timeline(shown?: number): Timeline {
  return { shown$: new BehaviorSubject(shown), pointed$: new BehaviorSubject<number | undefined>(undefined) };
}
