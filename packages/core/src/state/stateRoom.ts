import { active, entered } from './activeScope.ts';

/** A room for all that one operator and those within it keep. */
export interface StateRoom {
  /** Subscribes to something, now or later, whose state belongs here. */
  within<Result>(subscribe: () => Result): Result;
  /** Forgets what is kept here: whatever is subscribed to next starts afresh. */
  clear(): void;
}

/**
 * A room with a name in the state of the run that is being subscribed to: for operators that subscribe to others later,
 * or anew. Call it while being subscribed to; outside a run nothing is kept anywhere.
 */
export function stateRoom(name: string): StateRoom {
  const scope = active()?.inner(name);
  return {
    within: (subscribe) => entered(scope, subscribe),
    clear: () => scope?.clear(),
  };
}
