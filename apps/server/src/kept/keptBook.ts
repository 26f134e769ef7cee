import { defer, finalize, firstValueFrom, switchMap } from 'rxjs';
import { isName, placedRuns, readHeader, storeWithin } from '@weir/runs/read';
import type { RunStore } from '@weir/runs/read';
import type { BookedRun } from '../book/bookedRun.ts';
import { booking } from '../book/booking.ts';
import { NotResumableError } from '../book/notResumableError.ts';
import { oneAfterTheOther } from '../book/oneAfterTheOther.ts';
import { refused, refusing } from '../book/refused.ts';
import type { RunBook, RunBookOptions } from '../book/runBook.ts';
import type { RunRequest } from '../book/runRequest.ts';
import type { RunPlace, RunSummary } from '../book/runSummary.ts';
import { announcing } from './announcing.ts';
import { keptPlace, nextVariant } from './keptComparison.ts';
import { FollowedRun } from './followedRun.ts';
import type { KeptRuns, Training } from './keptRuns.ts';
import { recomputing } from './recomputing.ts';

/** Milliseconds for which a list of runs is good: every page asks for it every two seconds. */
const listEvery = 500;
/** Milliseconds after which a run that nobody trains is looked at again, and one that nobody watches is shut. */
const lookEvery = 10_000;

/** The runs of a store: those that are there, whoever trained them, and those that are begun here. */
export function keptBook(
  kept: KeptRuns,
  { live = 4, listed = 100, ...logOptions }: RunBookOptions = {},
): RunBook {
  const { store } = kept;
  /** By id; those whose header cannot be read are not among them. */
  const runs = new Map<string, FollowedRun>();
  const training = new Set<FollowedRun>();
  let list: { readonly at: number; readonly runs: Promise<readonly RunSummary[]> } | undefined;
  let closed = false;

  const announced = announcing(store, (path) => {
    const [file, id = ''] = path.split('/').reverse();
    if (file === 'log')
      runs
        .get(id)
        ?.look()
        .catch(() => {}); // it is looked at again
  });
  /** Where a comparison's runs lie, or those that are on their own. */
  const within = (all: RunStore, comparison: string | undefined): RunStore =>
    comparison === undefined ? all : storeWithin(all, comparison);

  /** @throws RunFormatError if its header is damaged, MissingFileError if there is none. */
  async function known(id: string, comparison?: string): Promise<FollowedRun> {
    const there = runs.get(id);
    if (there) return there;
    const own = within(store, comparison);
    const header = await readHeader(own, id);
    const place = await keptPlace(own, header, comparison);
    const run = runs.get(id) ?? new FollowedRun(own, header, logOptions, place);
    runs.set(id, run);
    return run;
  }

  /** The same, wherever it lies. */
  async function found(id: string): Promise<FollowedRun> {
    const there = runs.get(id);
    if (there) return there;
    return known(id, (await placedRuns(store)).find((run) => run.id === id)?.comparison);
  }

  /** Its events in memory; those that nobody has looked at for long give way. */
  async function opened(run: FollowedRun): Promise<FollowedRun> {
    await run.open();
    const now = performance.now();
    for (const other of runs.values()) {
      if (other !== run && !other.isInUse && now - other.looked > lookEvery) other.shut();
    }
    return run;
  }

  async function train(begun: Training, comparison: string | undefined): Promise<FollowedRun> {
    const run = await known(begun.id, comparison);
    training.add(run);
    run.train({ ...begun, events$: begun.events$.pipe(finalize(() => training.delete(run))) });
    list = undefined;
    return opened(run);
  }

  async function booked(request: RunRequest, place: Partial<RunPlace> = {}): Promise<BookedRun> {
    const comparison = place.comparison?.id;
    const begun = await refused(() => kept.begin(request, place, within(announced, comparison)));
    const run = await train(begun, comparison);
    await refused(() => firstValueFrom(run.events$));
    return run;
  }

  const { begin, compare, admit } = booking(booked, {
    live,
    training: () => training.size + recomputed.count,
    isClosed: () => closed,
    putDown: ({ id, name }, requests) => refused(() => kept.compare(name, requests, within(store, id))),
  });

  const recomputed = recomputing(admit);
  const recompute = <Result>(compute: () => Promise<Result>): Promise<Result> =>
    firstValueFrom(recomputed.until(defer(compute)));

  /** Begins what of its comparison has not begun, once a run has ended that was taken up again. */
  function goOn(run: FollowedRun): void {
    const { comparison } = run.summary();
    if (!comparison) return;
    const next = nextVariant(within(store, comparison.id));
    oneAfterTheOther(
      run,
      async () => {
        const request = await next();
        return request && (() => booked(request, { variant: request.variant, comparison }));
      },
      () => closed,
    );
  }

  async function listAll(): Promise<readonly RunSummary[]> {
    const placed = await placedRuns(store);
    const ids = new Set(placed.map(({ id }) => id));
    for (const id of runs.keys()) if (!ids.has(id)) runs.delete(id);
    const damaged: RunSummary[] = [];
    for (const { id, comparison } of placed) {
      try {
        await known(id, comparison);
      } catch (error) {
        if (error instanceof Error && error.name === 'RunFormatError') damaged.push(damagedRun(id, error));
      }
    }
    const newest = [...runs.values()]
      .sort((one, other) => (one.header.created < other.header.created ? 1 : -1))
      .slice(0, listed);
    const now = performance.now();
    const all: RunSummary[] = [];
    for (const run of newest) {
      if (!run.isAtRest || run.isInUse || now - run.looked > lookEvery) await run.look();
      all.push(run.summary());
    }
    return [...all, ...damaged];
  }

  return {
    begin,
    compare,
    async resume({ id }) {
      const run = await found(id);
      await run.look();
      const { status, trainedBy } = run.summary();
      if (status !== 'interrupted') {
        const where = trainedBy ? ` in process ${trainedBy.pid} on ${trainedBy.host}` : '';
        throw new NotResumableError(id, `it is ${status}${where}`);
      }
      admit();
      try {
        const { folder } = run;
        goOn(await train(await kept.resume(id, within(announced, folder)), folder));
      } catch (error) {
        throw new NotResumableError(id, error instanceof Error ? error.message : String(error), {
          cause: error,
        });
      }
    },
    fork: ({ id }, fork) =>
      recompute(async () => {
        const { folder } = await found(id);
        const begun = await refused(() => kept.fork(id, fork, within(announced, folder)));
        const run = await train(begun, folder);
        await refused(() => firstValueFrom(run.events$));
        return run;
      }),
    anatomy: ({ id }, step) =>
      recompute(async () => {
        const { folder } = await found(id);
        return refused(() => kept.anatomy(id, step, within(store, folder)));
      }),
    replay: ({ id }, request, held$) =>
      recomputed.until(
        defer(() => found(id)).pipe(
          switchMap(({ folder }) => kept.replay(id, request, within(store, folder), held$).pipe(refusing())),
        ),
      ),
    async get(id) {
      if (!isName(id)) return undefined;
      const run = await found(id).catch(() => undefined);
      return run && opened(run);
    },
    list() {
      const now = performance.now();
      if (!list || now - list.at > listEvery) list = { at: now, runs: listAll() };
      return list.runs;
    },
    async close() {
      closed = true;
      await Promise.all([...training].map((run) => run.close()));
    },
  };
}

/** One bad run hides no other. */
const damagedRun = (id: string, { message }: Error): RunSummary => ({
  id,
  name: id,
  status: 'failed',
  step: 0,
  steps: 0,
  startedAt: '',
  error: message,
});
