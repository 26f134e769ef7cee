import { DataError } from '@weir/data';

/**
 * What whoever asks over HTTP is told of an error: of the data, not what a file holds, which the log is told.
 *
 * @param what Cannot be done: `deep-1 cannot be resumed`.
 */
export function remoteError(error: unknown, what: string, log: (line: string) => void): unknown {
  if (!(error instanceof DataError)) return error;
  log(`weir: ${what}: ${error.message}`);
  return new Error(error.withoutContents, { cause: error });
}
