/** Halts training after the step at hand, until `resume` or `step`. */
export interface PauseCommand {
  readonly type: 'pause';
}

/** Goes on after a pause. */
export interface ResumeCommand {
  readonly type: 'resume';
}

/** Does so many steps and pauses again. */
export interface StepCommand {
  readonly type: 'step';
  /** A positive integer. Default 1. */
  readonly count?: number;
}

/** Trains on with this rate, whatever the schedule says. */
export interface LearningRateCommand {
  readonly type: 'learningRate';
  /** Finite and at least 0. */
  readonly value: number;
}

/** Ends the run: it finishes with what it has reached. */
export interface StopCommand {
  readonly type: 'stop';
}

/**
 * What a run can be told while it trains: plain, serialisable data. A command takes effect between two
 * steps, and `RunControlled` says when it did.
 */
export type RunCommand = PauseCommand | ResumeCommand | StepCommand | LearningRateCommand | StopCommand;
