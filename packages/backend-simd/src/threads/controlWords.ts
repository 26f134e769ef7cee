/**
 * Where in the control block of a pool of threads what stands, as places of int32; what several threads write has 128 bytes to
 * itself, since processors pass on two lines of their caches at once.
 */
export const controlWords = {
  /** Number of the job that was put up last. */
  job: 0,
  /** Of that job (upper 24 bits) how many parts nobody has begun (lower 8): who counts down by one has one of them. */
  open: 32,
  /** How many parts workers have finished. */
  done: 64,
  /** How many workers sleep. */
  asleep: 96,
  /** Whether the thread that put the job up sleeps until parts are done. */
  waiting: 128,
  /** Whether the workers are to end. */
  end: 129,
  /** Whether a worker's part failed. */
  failed: 130,
  /** Of the job: which function, how many parts, how many arguments. */
  name: 160,
  parts: 161,
  count: 162,
  /** The address of each worker's working space. */
  scratch: 192,
  /** Byte at which the arguments begin, float64. */
  values: 1024,
  /** Milliseconds that a worker spins before it sleeps. */
  patience: 0.5,
} as const;

/** Bytes of a control block: up to 64 arguments. */
export const CONTROL_BYTES = controlWords.values + 64 * 8;

/** The most threads that a control block has room for. */
export const MOST_THREADS = 32;

/** The most parts of a job. */
export const MOST_PARTS = 255;
