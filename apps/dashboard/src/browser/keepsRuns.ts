/** Whether this browser keeps runs of the page's address, without a worker that would have to be fetched. */
export async function keepsRuns(): Promise<boolean> {
  try {
    const root = await navigator.storage.getDirectory();
    const runs = await root.getDirectoryHandle('runs'); // as `opfsStore` calls it
    const first = await runs.keys().next();
    return !first.done;
  } catch {
    return false; // there is no such folder, or pages may keep nothing
  }
}
