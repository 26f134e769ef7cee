/** The server that a run came from is another one now, and knows nothing of it. */
export class SourceLostError extends Error {
  override readonly name = 'SourceLostError';
  constructor(readonly id: string) {
    super(`serverRun: id must be a run of this server, got ${id}; choose another run`);
  }
}
