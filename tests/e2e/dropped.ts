import type { Page } from 'playwright-core';

/**
 * Drags files or folders of this machine onto a place of the page and drops them, as the browser does of a hand's.
 *
 * @param beforeDrop Called between the last move and the drop, as what happens to the page under the hand.
 */
export async function dropped(
  page: Page,
  paths: readonly string[],
  [x, y] = [400, 300],
  beforeDrop?: () => Promise<unknown>,
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    client.send('Input.dispatchDragEvent', { type, x, y, data });
  await send('dragEnter');
  // Before the page has answered that it takes what is dragged, the browser drops nothing: as a hand, this moves until it has.
  for (let moved = 0; moved < 20 && (moved < 2 || (await page.locator('.over').count()) === 0); moved += 1) {
    await send('dragOver');
    await page.waitForTimeout(50);
  }
  await beforeDrop?.();
  await send('drop');
  await client.detach();
}
