import { opfsStore } from '@weir/runs/opfs';
import type { RunStore } from '@weir/runs';

/** Where this browser keeps runs; undefined where it lets a page keep nothing. */
export async function storeHere(): Promise<RunStore | undefined> {
  try {
    return await opfsStore();
  } catch {
    return undefined;
  }
}
