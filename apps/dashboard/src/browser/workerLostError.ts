/** The browser has ended the worker that trained a run. */
export class WorkerLostError extends Error {
  override readonly name = 'WorkerLostError';
  constructor(why = 'the browser ended the worker that trained it, as one does that runs out of memory') {
    super(why);
  }
}
