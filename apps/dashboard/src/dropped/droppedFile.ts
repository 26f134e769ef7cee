/** A file of a folder that somebody dropped or chose. */
export interface DroppedFile {
  /** From that folder on, with its name: `runs/deep-tanh-20261125-214233-1f3a/log`. */
  readonly path: string;
  readonly file: File;
}

/** What became of folders that somebody gave. */
export interface TakenIn {
  /** Runs that are in this browser now, newest first. */
  readonly ids: readonly string[];
  /** What was done, for the reader. */
  readonly said: string;
  /** What could not be taken, in the words of the command line. */
  readonly problems: readonly string[];
}
