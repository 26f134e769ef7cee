import type { InitializeHook, ResolveHook } from 'node:module';

let answers: Readonly<Record<string, string>> = {};

/** Takes the address that answers for each shared name; Node's loader calls it once, in the thread of its hooks. */
export const initialize: InitializeHook<Readonly<Record<string, string>>> = (given) => {
  answers = given ?? {};
};

/** Leads an import of a shared name to the command's own copy, and leaves all others alone. */
export const resolve: ResolveHook = (specifier, context, next) => {
  const url = answers[specifier];
  return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
};
