import type { Page } from 'playwright-core';

/** Drags files or folders of this machine onto a place of the page and drops them, as the browser does of a hand's. */
export async function dropped(page: Page, paths: readonly string[], [x, y] = [400, 300]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x, y, data });
  await client.detach();
}
