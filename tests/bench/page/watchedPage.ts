import type { Page } from 'playwright-core';
import { taskTimes } from './taskTimes.ts';

/** How smooth a page was for a while. */
export interface Smoothness {
  readonly framesPerSecond: number;
  /** Milliseconds of the longest task of the page's own thread; 0 where none took 50. */
  readonly longestTask: number;
  /** Milliseconds of the processor's time of the longest: other programs do not make it longer. */
  readonly longestWork: number;
  /** Tasks of 50 ms or more. */
  readonly longTasks: number;
}

/** Counts, in the page and ahead of its own scripts, what it draws and how long its tasks take. */
export const watched = (page: Page) =>
  page.addInitScript(() => {
    const seen = {
      frames: 0,
      tasks: [] as number[],
      frame() {
        seen.frames++;
        requestAnimationFrame(() => seen.frame());
      },
    };
    Object.assign(globalThis, { seen });
    seen.frame();
    new PerformanceObserver((list) =>
      seen.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
  });

/** How smooth a {@link watched} page is for the next `seconds`. */
export async function smoothness(page: Page, seconds: number): Promise<Smoothness> {
  const seen: Omit<Smoothness, 'longestWork'>[] = [];
  const times = await taskTimes(page, async () => {
    await page.evaluate('Object.assign(seen, { frames: 0, tasks: [] })');
    const begun = performance.now();
    await page.waitForTimeout(seconds * 1e3);
    const { frames, tasks } = (await page.evaluate('({ frames: seen.frames, tasks: seen.tasks })')) as {
      frames: number;
      tasks: readonly number[];
    };
    const framesPerSecond = frames / ((performance.now() - begun) / 1e3);
    seen.push({ framesPerSecond, longestTask: Math.max(0, ...tasks), longTasks: tasks.length });
  });
  const [smooth] = seen;
  if (!smooth) throw new Error('bench: the page must have been looked at');
  return { ...smooth, longestWork: Math.max(0, ...times) };
}
