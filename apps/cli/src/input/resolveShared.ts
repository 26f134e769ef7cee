import type { InitializeHook, ResolveHook } from 'node:module';

/** Addresses of modules, by the names that they answer for. */
type Answers = Readonly<Record<string, string>>;

/** Which of the command's own copies stand for which names. */
export interface SharedModules {
  /** Of Weir and rxjs: whatever lies beside the importing file. */
  readonly always: Answers;
  /** Of tfjs: where there is none beside the importing file. */
  readonly ifMissing: Answers;
}

let shared: SharedModules = { always: {}, ifMissing: {} };

/** Takes what answers for each shared name; Node's loader calls it once, in the thread of its hooks. */
export const initialize: InitializeHook<SharedModules> = (given) => {
  if (given) shared = given;
};

/** Leads an import of a shared name to the command's own copy, and leaves all others alone. */
export const resolve: ResolveHook = async (specifier, context, next) => {
  const always = shared.always[specifier];
  if (always !== undefined) return { url: always, shortCircuit: true };
  const ifMissing = shared.ifMissing[specifier];
  if (ifMissing === undefined) return next(specifier, context);
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return { url: ifMissing, shortCircuit: true };
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
