import type { Observable } from 'rxjs';
import type { RunCommand } from '@weir/core';
import type { RunStore } from '@weir/runs/read';
import type { ReplayRequest, ReplaySaid } from '../book/replayRequest.ts';
import type { RunFork } from '../book/runFork.ts';
import type { RunRequest, VariantRequest } from '../book/runRequest.ts';
import type { RunPlace } from '../book/runSummary.ts';

/** A run that is kept in a store while this process trains it. */
export interface Training {
  /** Under which it is in the store, header and all. */
  readonly id: string;
  /** Trains with the subscription, of which there is one; ends once all is in the store and the run's lock is given back. */
  readonly events$: Observable<unknown>;
  send(command: RunCommand): void;
  /** Ends `events$` after a checkpoint, so that the run can be taken up again. */
  interrupt(): void;
}

/** Where runs are kept, and who trains them: the server itself knows no trainer. */
export interface KeptRuns {
  readonly store: RunStore;
  /**
   * Begins a run in the store. Options of its header hold the place, so that it is known again after a restart.
   *
   * @param store The same store, by which the server knows of what is written: keep the run in this one.
   */
  begin(request: RunRequest, place: Partial<RunPlace>, store: RunStore): Promise<Training>;
  /**
   * Begins a twin of a run of the store. Options of its header hold whose it is, as `fork`.
   *
   * @param id The run's, whose own header says what it may read.
   */
  fork(id: string, fork: RunFork, store: RunStore): Promise<Training>;
  /**
   * Takes a step of a run of the store apart: computes it again from the nearest checkpoint, and leaves the run as it is.
   *
   * @returns plain data, as `stepAnatomy` of @weir/diagnostics makes it.
   */
  anatomy(id: string, step: number, store: RunStore): Promise<object>;
  /**
   * Computes a part of a run of the store again with the subscription, as `replay` of @weir/runs does, and leaves the run as
   * it is.
   *
   * @param held$ While its newest is `true` no step is computed: whoever reads is behind.
   */
  replay(
    id: string,
    request: ReplayRequest,
    store: RunStore,
    held$: Observable<boolean>,
  ): Observable<ReplaySaid>;
  /** Takes up a run of the store where it stands. */
  resume(id: string, store: RunStore): Promise<Training>;
  /**
   * Puts down what is compared, so that whoever goes on with it can begin what has not begun.
   *
   * @param store Of the comparison's runs.
   */
  compare(name: string, requests: readonly VariantRequest[], store: RunStore): Promise<void>;
}
