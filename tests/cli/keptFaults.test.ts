import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

/** Starts a command where a folder is a disk that is only read, for that command alone. */
const readingOnly = (folder: string): readonly string[] => [
  ...['unshare', '-rm', 'sh', '-c', 'mount -t tmpfs -o ro none "$0" && exec "$@"'],
  folder,
];
const [unshare = '', ...rest] = readingOnly(tmpdir());
const cannotMount = spawnSync(unshare, [...rest, 'true']).status !== 0;

test.skipIf(cannotMount)('a disk that is only read is called that, by run and by export', async () => {
  await inFolder({}, async (folder) => {
    const at = { cwd: folder };
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const run = ['run', 'perceptron-xor', '--steps', '5', '--out'];
    expect((await weir([...run, 'runs'], at)).code).toBe(0);

    const exported = await weir(['export', 'perceptron', '--to', 'csv', '--out', 'disk/tables'], {
      ...at,
      within: readingOnly(disk),
    });
    expect(exported.stderr).toMatch(
      /--out must name a file .* \(on a disk that is only read\); name another/,
    );
    const kept = await weir([...run, 'disk'], { ...at, within: readingOnly(disk) });
    expect(kept.stderr).toContain(
      'disk must be a folder that can be written, got one on a disk that is only read; give another',
    );
    expect([exported.code, kept.code]).toEqual([2, 2]);
  });
});

/** Lets a command stand still where it would put its first file into its place. */
const standingStill = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `import fs from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     fs.promises.rename = () => {
       process.stderr.write('all is drafted');
       return new Promise(() => setInterval(() => {}, 1000));
     };
     syncBuiltinESMExports();`,
  )}`,
};

test('an export that is interrupted leaves no draft, and one that is killed leaves what the next removes', async () => {
  await inFolder({}, async (folder) => {
    const run = ['run', 'perceptron-xor', '--steps', '5', '--out', 'runs'];
    expect((await weir(run, { cwd: folder })).code).toBe(0);
    mkdirSync(join(folder, 'tables'));
    const drafts = () => readdirSync(join(folder, 'tables')).filter((name) => name.startsWith('.'));
    const args = ['export', 'perceptron', '--to', 'csv', '--out', 'tables'];
    for (const [signal, ending, left] of [
      ['SIGINT', 130, 0],
      ['SIGTERM', 130, 0],
      ['SIGKILL', null, 5],
    ] as const) {
      const { code } = await weir(args, {
        cwd: folder,
        environment: standingStill,
        onLog: (log, send) => log.includes('all is drafted') && send(signal),
      });
      expect([signal, code, drafts().length]).toEqual([signal, ending, left]);
    }
    expect((await weir(args, { cwd: folder })).code).toBe(0);
    expect(drafts()).toEqual([]);
    expect(readdirSync(join(folder, 'tables'))).toHaveLength(5);
  });
}, 120_000);

/** Starts a command where a folder is a small disk, for that command alone; what it leaves there is printed behind it. */
const withLittleRoom = (folder: string, size: string): readonly string[] => [
  ...['unshare', '-rm', 'sh', '-c'],
  `mount -t tmpfs -o size=${size} none "$0"; "$@"; code=$?; echo left: $(ls -A "$0"); exit $code`,
  folder,
];

test.skipIf(cannotMount)('an export to a full disk says so, and leaves nothing of it behind', async () => {
  await inFolder({}, async (folder) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const run = ['run', 'perceptron-xor', '--steps', '5', '--out', 'runs'];
    expect((await weir(run, { cwd: folder })).code).toBe(0);
    for (const to of ['csv', 'html']) {
      const { code, stdout, stderr } = await weir(
        ['export', 'perceptron', '--to', to, '--out', 'disk/new/out'],
        { cwd: folder, within: withLittleRoom(disk, '4k') },
      );
      expect(stderr).toMatch(/--out could not be written to .* \(the disk is full\); nothing of it is left/);
      expect([code, stdout.trim()]).toEqual([1, 'left:']);
    }
  });
});

/** Trains for long, until a change of its folder ends it. */
const disturbed = (folder: string, change: (runs: string, id: string) => void) => {
  let isChanged = false;
  return weir(['run', 'deep-tanh', '--steps', '1000000', '--out', 'runs'], {
    cwd: folder,
    onLog() {
      const runs = join(folder, 'runs');
      const [id] = existsSync(runs) ? readdirSync(runs) : [];
      if (isChanged || id === undefined || !existsSync(join(runs, id, 'log'))) return;
      isChanged = true;
      change(runs, id);
    },
  });
};

test('a run whose lock is removed by hand stops in words, and can be resumed', async () => {
  await inFolder({}, async (folder) => {
    let lock = '';
    const { code, stderr } = await disturbed(folder, (runs, id) => rmSync((lock = join(runs, id, 'lock'))));
    expect(stderr).toContain(
      `${lock} must be held by the process that trains the run, got nobody: it was removed or moved; this one writes nothing more: weir resume goes on`,
    );
    expect(code).toBe(1);
    const [id = ''] = readdirSync(join(folder, 'runs'));
    const size = () => statSync(join(folder, 'runs', id, 'log')).size;
    const before = size();
    const resumed = await weir(['resume', id], {
      cwd: folder,
      onLog: (_, send) => void (size() > before && send('SIGINT')),
    });
    expect(resumed.stderr).toContain('saving a checkpoint');
    expect(resumed.code).toBe(130);
  });
});

test('a run whose folder is moved stops in words, and leaves nothing in its old place', async () => {
  await inFolder({}, async (folder) => {
    const { code, stderr } = await disturbed(folder, (runs) => renameSync(runs, join(folder, 'elsewhere')));
    expect(stderr).toContain('got nobody: it was removed or moved');
    expect(code).toBe(1);
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  });
});
