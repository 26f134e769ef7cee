/** A wish to change a run, which takes effect between two steps. */
export type RunCommand =
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Runs so many steps (default 1) and stays paused. */
  | { readonly type: 'step'; readonly count?: number }
  /** Takes the place of the schedule from the next step on. */
  | { readonly type: 'learningRate'; readonly value: number }
  | { readonly type: 'stop' };
