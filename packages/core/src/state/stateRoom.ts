import { active, entered } from './activeScope.ts';

/** A room for all that one operator and those within it keep. */
export interface StateRoom {
  /** Subscribes to something, now or later, whose state belongs here. */
  within<Result>(subscribe: () => Result): Result;
  /** Forgets what is kept here: whatever is subscribed to next starts afresh. */
  clear(): void;
  /** Has what is kept here refused if it is no plain data; without this it is when it is saved. */
  check(): void;
}

/**
 * A room with a name in the state of the run that is being subscribed to: for operators that subscribe to others later,
 * or anew. Call it while being subscribed to; outside a run nothing is kept anywhere.
 *
 * @param refused Called, with the reason, when something is kept here that no checkpoint could hold, since it is no plain
 *   data; it has to clear the room. Default: nobody looks.
 */
export function stateRoom(name: string, refused?: (problem: string) => void): StateRoom {
  const scope = active()?.inner(name, refused);
  return {
    within: (subscribe) => entered(scope, subscribe),
    clear: () => scope?.clear(),
    check: () => scope?.check(),
  };
}
