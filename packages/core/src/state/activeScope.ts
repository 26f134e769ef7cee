import type { StateScope } from './stateScope.ts';

let current: StateScope | undefined;

/** The scope that is being subscribed within; RxJS subscribes synchronously, so that there is one at a time. */
export const active = (): StateScope | undefined => current;

/** Does some work within a scope, or within none. */
export function entered<Result>(scope: StateScope | undefined, work: () => Result): Result {
  const before = current;
  current = scope;
  try {
    return work();
  } finally {
    current = before;
  }
}
