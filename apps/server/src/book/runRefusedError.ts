/** The request was understood and cannot be met: no such preset, a wrong configuration, a missing file. */
export class RunRefusedError extends Error {
  override readonly name = 'RunRefusedError';
}
