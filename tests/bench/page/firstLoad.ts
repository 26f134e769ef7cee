import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** What a page fetched until its first chart stood there. */
export interface FirstLoad {
  /** Bytes of all that, gzipped as a server sends it. */
  readonly bytes: number;
  /** Milliseconds until it painted first. */
  readonly paint: number;
}

/**
 * Opens an address and trains there.
 *
 * @param train Starts a run and waits for its first chart.
 */
export async function firstLoad(page: Page, address: string, train: () => Promise<void>): Promise<FirstLoad> {
  const fetched = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const body = response.body().catch(() => Buffer.alloc(0)); // one that was turned away has none
    fetched.set(
      response.url(),
      body.then((content) => gzipSync(content).length),
    );
  });
  await page.goto(address);
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  const paint = (await painted.jsonValue()) ?? NaN; // it waits for one
  await train();
  const sizes = await Promise.all(fetched.values());
  return { bytes: sizes.reduce((sum, bytes) => sum + bytes, 0), paint };
}
