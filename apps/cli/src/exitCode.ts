/** What a command ends with. */
export const exitCode = {
  done: 0,
  /** The run failed: it diverged, or a rule was set to stop it. */
  failed: 1,
  /** The input is wrong. */
  wrongInput: 2,
  interrupted: 130,
} as const;

/** How the command ends: 0 done, 1 failed, 2 wrong input, 130 interrupted. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The errors, by name, that say that what was given is wrong rather than that something failed. */
const ofInput: ReadonlySet<string> = new Set([
  'UsageError',
  'ConfigurationError',
  'JsonError',
  'DataError',
  'MissingFileError',
  'LockedError',
  'FullStoreError',
  'StoreAccessError',
  'RunDataError',
  'RunRequestError',
  'RunFormatError',
]);

/** The errors, by name, that say why a run could not go on. */
const ofRun: ReadonlySet<string> = new Set(['LostLockError']);

/** By name, so that no command loads the packages of errors that it cannot meet. */
export const isInputError = (error: unknown): error is Error =>
  error instanceof Error && ofInput.has(error.name);

/** Whether its message says all that there is to say: the run failed. */
export const isRunError = (error: unknown): error is Error => error instanceof Error && ofRun.has(error.name);
