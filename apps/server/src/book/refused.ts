import { RunRefusedError } from './runRefusedError.ts';

/** What a run is refused for, in the words of what refused it. */
export async function refused<Value>(make: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RunRefusedError(message, { cause: error });
  }
}
