/** A file of a run that is damaged, or of another kind or version. */
export class RunFormatError extends Error {
  override readonly name = 'RunFormatError';
  constructor(
    readonly path: string,
    /** Byte in the file. */
    readonly offset: number,
    wanted: string,
    got: string,
  ) {
    super(`${path}: byte ${offset} must begin ${wanted}, got ${got}`);
  }
}
