import type { Experiment } from '@weir/experiments';
import type { Observable } from 'rxjs';
import type { RunHeader } from '../record/runHeader.ts';

/** What is computed again, and what looks at it. */
export interface ReplayOptions {
  /**
   * Makes the experiment of the header's configuration. Its watchers, or those given, are the eyes it is seen with; leave out
   * a budget, whose choices depend on time.
   */
  readonly prepare: (header: RunHeader) => Promise<Experiment>;
  /** Default: the experiment's own. */
  readonly watchers?: Experiment['watchers'];
  /** First step whose events are emitted. Default 0. */
  readonly from?: number;
  /** First step whose events are no longer emitted. Default: as far as the run came. */
  readonly to?: number;
  readonly note?: (line: string) => void;
  /** While its newest is `true` no step is computed: for whoever reads more slowly. Default: never. */
  readonly held$?: Observable<boolean>;
}
