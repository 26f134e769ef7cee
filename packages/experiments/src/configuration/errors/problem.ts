/** Where in a configuration: `['model', 3, 'momentum']`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a configuration: a value that is not as it must be, or what building it threw. */
export type Problem = UnmetDemand | Refusal;

/** A value that is not as it must be. */
export interface UnmetDemand {
  readonly path: Path;
  /** `be at least 0 and at most 1`. */
  readonly must: string;
  /** What it is, as {@link printValue} prints it. */
  readonly got: string;
  /** What to do. */
  readonly remedy: string;
}

/** What building a part of a configuration threw. */
export interface Refusal {
  readonly path: Path;
  /** `linear: input width must be 30, got 200; …` */
  readonly message: string;
}

/** `model[3].momentum`; the whole of it is `configuration`. */
export function printPath(path: Path): string {
  const [first, ...rest] = path;
  if (first === undefined) return 'configuration';
  return rest.reduce<string>((printed, segment) => {
    if (typeof segment === 'number') return `${printed}[${segment}]`;
    return /^[\w$-]+$/.test(segment) ? `${printed}.${segment}` : `${printed}[${JSON.stringify(segment)}]`;
  }, String(first));
}

/** `model[3].momentum must be at least 0 and at most 1, got 3; <remedy>`, or `model[5]: <message>`. */
export function printProblem(problem: Problem): string {
  if ('message' in problem) return `${printPath(problem.path)}: ${problem.message}`;
  const { path, must, got, remedy } = problem;
  return `${printPath(path)} must ${must}, got ${got}; ${remedy}`;
}

/** A value as a message shows it, cut where it is long. */
export function printValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'function') return 'a function';
  const json = JSON.stringify(value) ?? String(value);
  return json.length <= 60 ? json : `${json.slice(0, 57)}…`;
}

/** What was thrown as a problem of the place where it was thrown. */
export function refusal(path: Path, error: unknown): Refusal {
  return { path, message: error instanceof Error ? error.message : String(error) };
}
