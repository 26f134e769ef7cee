import type { Page } from 'playwright-core';

/** What Chromium says of what one of its threads did; of its trace all that is looked at. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor's time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Milliseconds of the processor's time that each task of a page's own thread took while something happened: unlike what the
 * clock says, it is not longer where other programs want the processor, too.
 */
export async function taskTimes(page: Page, happens: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('bench: page must be of a browser that was launched here');
  const client = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[]))); // its types say no more than objects
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  await happens();
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await complete;
  await client.detach();
  return busiest(events);
}

/** The tasks of the page's thread: of several that belong to pages, the one that did most. */
function busiest(events: readonly TraceEvent[]): readonly number[] {
  const threads = events.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const tasks = threads.map(({ pid, tid }) =>
    events.flatMap((event) =>
      event.name.endsWith('::RunTask') && event.pid === pid && event.tid === tid
        ? [(event.tdur ?? 0) / 1e3]
        : [],
    ),
  );
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return tasks.sort((one, other) => sum(other) - sum(one))[0] ?? [];
}
