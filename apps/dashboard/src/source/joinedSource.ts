import { defer, from, switchMap, throwError } from 'rxjs';
import type { KeptHere } from './keptHere.ts';
import type { Fork, RunSource, RunSummary } from './runSource.ts';

/** What ids of this browser's runs begin with beside a server's: no id has a colon, so that none is both. */
const mark = 'here:';

/**
 * A server's runs, and beside them those of this browser, each of which says where it is from. New ones begin on the server;
 * a twin begins where its parent is.
 *
 * @param isUsed Whether this browser keeps runs. Only then, or once something is given to be kept, it is asked for them.
 * @param open This browser as a source; called once.
 */
export function joinedSource(
  server: RunSource,
  isUsed: () => Promise<boolean>,
  open: () => RunSource,
): RunSource {
  let opened: RunSource | undefined;
  let looked: Promise<unknown> | undefined;
  const here = (): RunSource => (opened ??= open());
  const isHere = (id: string): boolean => id.startsWith(mark);
  const within = (id: string): string => id.slice(mark.length);
  /** Where a run is, and its id there. */
  const placed = (id: string): readonly [RunSource, string] =>
    isHere(id) ? [here(), within(id)] : [server, id];

  const ofBrowser = (summary: RunSummary): RunSummary => ({
    ...summary,
    id: mark + summary.id,
    origin: summary.origin ?? 'browser',
    // The same folder may be a comparison of the server, too.
    ...(summary.comparison && { comparison: { ...summary.comparison, id: mark + summary.comparison.id } }),
    ...(summary.fork && { fork: { ...summary.fork, parent: mark + summary.fork.parent } }),
  });

  async function own(): Promise<readonly RunSummary[]> {
    looked ??= isUsed().then(
      (used) => used && here(),
      () => {}, // a browser that cannot be asked keeps none
    );
    await looked;
    return opened ? (await opened.runs()).map(ofBrowser) : [];
  }

  return {
    kind: 'server',
    presets: () => server.presets(),
    async runs() {
      const [there, mine] = await Promise.all([server.runs(), own()]);
      if (mine.length === 0) return there;
      const all = [...there.map((run) => ({ ...run, origin: 'server' as const })), ...mine];
      return all.sort((one, other) => other.startedAt.localeCompare(one.startedAt));
    },
    losses(id) {
      const [source, inner] = placed(id);
      return source.losses(inner);
    },
    eachLoss(id) {
      const [source, inner] = placed(id);
      return source.eachLoss(inner);
    },
    start: (request) => server.start(request),
    command(id, command) {
      const [source, inner] = placed(id);
      return source.command(inner, command);
    },
    watch(id, interrupted) {
      if (!isHere(id)) return server.watch(id, interrupted);
      // The address may name one before it is listed.
      return defer(() => from(own()).pipe(switchMap(() => here().watch(within(id), interrupted))));
    },
    async anatomy(id, step) {
      const [source, inner] = placed(id);
      if (!source.anatomy) throw new Error(notHere('slow motion', id));
      return source.anatomy(inner, step);
    },
    replay(id, request) {
      const [source, inner] = placed(id);
      return source.replay?.(inner, request) ?? throwError(() => new Error(notHere('replay', id)));
    },
    async fork(fork) {
      const [source, parent] = placed(fork.parent);
      const twin = await twinOf(source, { ...fork, parent });
      return source === server ? twin : ofBrowser(twin);
    },
    resume(id) {
      const [source, inner] = placed(id);
      return source.resume(inner);
    },
    kept: keptBeside(() => here().kept, mark),
  };
}

const notHere = (what: string, id: string): string =>
  `${what}: ${id} must be kept in this browser, got a run of a server that cannot; take weir replay ${id} where its folder is`;

async function twinOf(source: RunSource, fork: Fork): Promise<RunSummary> {
  if (!source.fork) throw new Error('fork: runs must be kept to be forked, got a source that keeps none');
  return source.fork(fork);
}

/** What lies in this browser, with the ids that its runs have beside a server's. */
function keptBeside(kept: () => KeptHere | undefined, before: string): KeptHere {
  const there = (): KeptHere => {
    const found = kept();
    if (!found) throw new Error('runs: this browser must keep runs to take one in, got none that does');
    return found;
  };
  return {
    async takeIn(files) {
      const taken = await there().takeIn(files);
      return { ...taken, ids: taken.ids.map((id) => before + id) };
    },
    files: async () =>
      (await there().files()).map((file) => ({ ...file, usedBy: file.usedBy.map((id) => before + id) })),
    removeFile: (name) => there().removeFile(name),
    removeRun: (id) => there().removeRun(id.slice(before.length)),
  };
}
