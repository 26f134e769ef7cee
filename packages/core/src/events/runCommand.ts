/** A wish to change a run, which takes effect between two steps. */
export type RunCommand =
  | { readonly type: 'pause' }
  /** Goes on, whatever was to be paused at. */
  | { readonly type: 'resume' }
  /** Runs so many steps (default 1) and stays paused. */
  | { readonly type: 'step'; readonly count?: number }
  /** Goes on until so many steps are done, and pauses. */
  | { readonly type: 'runTo'; readonly step: number }
  /** At most so many steps a second; without a value as many as there can be. */
  | { readonly type: 'speed'; readonly value?: number }
  /** Takes the place of the schedule from the next step on. */
  | { readonly type: 'learningRate'; readonly value: number }
  /** Of the optimiser: adam's and adamW's is their `beta1`. */
  | { readonly type: 'momentum'; readonly value: number }
  | { readonly type: 'batchSize'; readonly value: number }
  /** Weight of a new batch in the running statistics of one batchNorm, `3.batchNorm`, or, without a layer, of all. */
  | { readonly type: 'batchNormMomentum'; readonly value: number; readonly layer?: string }
  /** Multiplies the weights of a layer, `2.linear`, once; a bias stays as it is. */
  | { readonly type: 'weightScale'; readonly value: number; readonly layer: string }
  | { readonly type: 'stop' };
