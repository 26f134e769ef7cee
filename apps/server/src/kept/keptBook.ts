import { finalize, firstValueFrom } from 'rxjs';
import { isName, readHeader } from '@weir/runs/read';
import type { BookedRun } from '../book/bookedRun.ts';
import { compared } from '../book/compared.ts';
import { NotResumableError } from '../book/notResumableError.ts';
import { refused } from '../book/refused.ts';
import type { RunBook, RunBookOptions } from '../book/runBook.ts';
import type { RunRequest } from '../book/runRequest.ts';
import type { RunPlace, RunSummary } from '../book/runSummary.ts';
import { TooManyRunsError } from '../book/tooManyRunsError.ts';
import { announcing } from './announcing.ts';
import { FollowedRun } from './followedRun.ts';
import type { KeptRuns, Training } from './keptRuns.ts';

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
    const run = runs.get(path.split('/')[0] ?? '');
    if (path.endsWith('/log')) run?.look().catch(() => {}); // it is looked at again
  });

  /** @throws RunFormatError if its header is damaged, MissingFileError if there is none. */
  async function known(id: string): Promise<FollowedRun> {
    const there = runs.get(id);
    if (there) return there;
    const header = await readHeader(store, id);
    const run = runs.get(id) ?? new FollowedRun(store, header, logOptions);
    runs.set(id, run);
    return run;
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

  async function train(begun: Training): Promise<FollowedRun> {
    const run = await known(begun.id);
    training.add(run);
    run.train({ ...begun, events$: begun.events$.pipe(finalize(() => training.delete(run))) });
    list = undefined;
    return opened(run);
  }

  async function booked(request: RunRequest, place: Partial<RunPlace> = {}): Promise<BookedRun> {
    const begun = await refused(() => kept.begin(request, place, announced));
    const run = await train(begun);
    await refused(() => firstValueFrom(run.events$));
    return run;
  }

  function admit(): void {
    if (training.size >= live) throw new TooManyRunsError(live);
  }

  async function listAll(): Promise<readonly RunSummary[]> {
    const ids = await store.list('');
    for (const id of runs.keys()) if (!ids.includes(id)) runs.delete(id);
    const damaged: RunSummary[] = [];
    for (const id of ids) {
      try {
        await known(id);
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
    async begin(request) {
      admit();
      return booked(request);
    },
    async compare(name, requests) {
      admit();
      return compared(name, requests, booked, () => closed);
    },
    async resume({ id }) {
      const run = await known(id);
      await run.look();
      const { status, trainedBy } = run.summary();
      if (status !== 'interrupted') {
        const where = trainedBy ? ` in process ${trainedBy.pid} on ${trainedBy.host}` : '';
        throw new NotResumableError(id, `it is ${status}${where}`);
      }
      admit();
      try {
        await train(await kept.resume(id, announced));
      } catch (error) {
        throw new NotResumableError(id, error instanceof Error ? error.message : String(error), {
          cause: error,
        });
      }
    },
    async get(id) {
      if (!isName(id)) return undefined;
      const run = await known(id).catch(() => undefined);
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
