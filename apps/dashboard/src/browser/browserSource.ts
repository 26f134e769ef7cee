import { defer, filter, firstValueFrom, takeWhile } from 'rxjs';
import { isLive } from '../run/outcome.ts';
import type { Preset, RunSource } from '../source/runSource.ts';
import { BrowserRun } from './browserRun.ts';
import { lossesOf } from './lossesOf.ts';
import type { Place } from './messages.ts';
import { asked } from './asked.ts';
import { heldRuns } from './heldRuns.ts';
import { keptHere } from './keptHere.ts';
import { TrainingWorker } from './trainingWorker.ts';

/** Runs that may train at the same time: each has a thread of its own. */
const most = 4;

/** This browser as a source of runs: each trains in a worker, and is kept where the browser lets it be. */
export function browserSource(): RunSource {
  /** Newest first. */
  let runs: readonly BrowserRun[] = [];
  const spare = new TrainingWorker();
  let isSpare = true;
  const presets = spare.request({ type: 'presets' }, 'presets').then((said) => said.presets);
  const kept = spare.request({ type: 'kept' }, 'kept').then(
    (said) => {
      runs = [...runs, ...said.runs.map((summary) => new BrowserRun(summary, summary))];
    },
    () => {}, // what cannot be read is not there; that nothing is kept each run says
  );
  presets.catch(() => {}); // it rejects for whoever awaits them

  const find = (id: string): BrowserRun => {
    const found = runs.find((run) => run.id === id);
    if (!found) throw new Error(`run: id must be one of this browser's runs, got ${id}; choose another`);
    return found;
  };
  const admit = () => {
    if (training() >= most)
      throw new Error(`start: at most ${most} runs may train at a time; stop one first`);
  };
  const training = () =>
    runs
      .map((run) => run.summary())
      .filter(({ status, trainedBy }) => !trainedBy && ['running', 'paused'].includes(status)).length;
  const worker = async () => {
    if (!isSpare) return new TrainingWorker();
    isSpare = false;
    await kept; // it answers one question after the other
    return spare;
  };

  /** Those that another tab trained when they were listed last. */
  let elsewhere: readonly BrowserRun[] = [];
  /** What tabs train now; what another one trained until now, and does no more, is read again. */
  async function lookElsewhere(): Promise<ReadonlySet<string>> {
    const held = await heldRuns();
    const left = elsewhere.filter((run) => run.isLeft && !held.has(run.id));
    elsewhere = runs.filter((run) => run.isLeft && held.has(run.id));
    if (left.length === 0) return held;
    const listed = await asked({ type: 'kept' }, 'kept').then(
      (said) => said.runs,
      () => [], // it stays as it was listed
    );
    for (const run of left) {
      const now = listed.find(({ id }) => id === run.id);
      if (now) run.listedAs(now);
    }
    return held;
  }

  async function begin(
    task: Parameters<typeof BrowserRun.begin>[0],
    place?: Parameters<typeof BrowserRun.begin>[2],
  ): Promise<BrowserRun> {
    const run = await BrowserRun.begin(task, await worker(), place);
    runs = [run, ...runs];
    return run;
  }

  /** Those after the first, each when the one before it has ended; no more once one was stopped. */
  async function others(first: BrowserRun, { name, variants }: Named, comparison: Place['comparison']) {
    let before = first;
    for (const variant of variants.slice(1)) {
      await firstValueFrom(before.state$.pipe(filter(({ phase }) => !isLive(phase))));
      if (['stopped', 'interrupted'].includes(before.state$.value.phase)) return;
      const place = { variant, comparison };
      before = await begin({ type: 'preset', preset: name, place }, place);
    }
  }

  return {
    kind: 'browser',
    presets: () => presets,
    async runs() {
      await kept;
      const held = await lookElsewhere();
      return runs.map((run) => run.summary(held));
    },
    losses: async (id) => {
      const run = find(id);
      run.look();
      return lossesOf(run.state$.value);
    },
    async eachLoss(id) {
      const run = find(id);
      try {
        return (await asked({ type: 'losses', id }, 'losses')).history;
      } catch {
        const { entries } = run.state$.value.measured.loss; // one that is not kept: what the page has of it
        return { steps: entries.map(({ step }) => step), losses: entries.map(({ loss }) => loss) };
      }
    },
    async anatomy(id, step) {
      const origin = await find(id).origin();
      return (await asked({ type: 'anatomy', id, step, ...(origin && { origin }) }, 'anatomy')).anatomy;
    },
    replay(id, request) {
      find(id);
      return defer(() => new TrainingWorker().replay(id, request));
    },
    async fork(fork) {
      admit();
      return (await begin({ type: 'fork', fork }, { fork })).summary();
    },
    async start(request) {
      admit();
      if (!('preset' in request))
        return (
          await begin(
            {
              type: 'configuration',
              config: request.config,
              ...(request.commands && { commands: request.commands }),
              ...(request.weights && { weights: request.weights }),
            },
            request.weights && { weights: request.weights.file },
          )
        ).summary();
      const preset = named(
        (await presets).find(({ name }) => name === request.preset),
        request.preset,
      );
      const [variant] = preset.variants;
      if (variant === undefined) return (await begin({ type: 'preset', preset: preset.name })).summary();
      const { name, variants } = preset;
      const comparison = { id: crypto.randomUUID(), name, variants };
      const place = { variant, comparison };
      const first = await begin({ type: 'preset', preset: name, place }, place);
      void others(first, preset, comparison).catch(() => {}); // one that cannot begin is one that is still to come
      return first.summary();
    },
    async command(id, command) {
      find(id).command(command);
    },
    watch(id) {
      const run = find(id);
      run.look();
      // It ends with its run, as a server's does; one whose worker has died may yet go on.
      return run.state$.pipe(takeWhile(({ phase }) => isLive(phase) || phase === 'interrupted', true));
    },
    kept: keptHere({
      async takenIn() {
        await kept; // what is listed at first may have been taken in by then
        const { runs: listed } = await asked({ type: 'kept' }, 'kept');
        const known = new Set(runs.map(({ id }) => id));
        const fresh = listed.filter(({ id }) => !known.has(id));
        runs = [...runs, ...fresh.map((summary) => new BrowserRun(summary, summary))].sort((one, other) =>
          one.summary().startedAt < other.summary().startedAt ? 1 : -1,
        );
      },
      removed(id) {
        runs = runs.filter((run) => run.id !== id);
      },
    }),
    async resume(id) {
      find(id).takeUp({ isAsked: true });
    },
  };
}

type Named = Pick<Preset, 'name'> & { readonly variants: readonly string[] };

function named(preset: Preset | undefined, wanted: string): Named {
  if (!preset) throw new Error(`preset: name must be one of the list, got ${wanted}`);
  return { name: preset.name, variants: preset.variants ?? [] };
}
