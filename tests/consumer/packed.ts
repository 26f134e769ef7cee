import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The one that the workspace is set up with. */
const { packageManager } = manifestIn(root) as unknown as { readonly packageManager: string }; // the root's has one

/** What a published package says of itself, as far as a consumer relies on it. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as it would be published. */
export interface Packed {
  /** The workspace's folder that it was packed from: `packages/nn`. */
  readonly source: string;
  readonly tarball: string;
  /** Where it was unpacked. */
  readonly folder: string;
  /** What the tarball holds, as paths with `/`, sorted. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
}

/** Every folder of a package that others may install: all but the workspace's own tests. */
export const publicFolders: readonly string[] = ['packages', 'apps'].flatMap((kind) =>
  readdirSync(join(root, kind)).map((name) => `${kind}/${name}`),
);

/** Packs the workspace's packages as `publish` would, and unpacks each below `folder`. */
export function packed(folder: string): readonly Packed[] {
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs);
  const filters = ['--filter', './packages/*', '--filter', './apps/*'];
  run('npx', ['-y', packageManager, '-r', ...filters, 'pack', '--pack-destination', tarballs], root);
  return publicFolders.map((source) => {
    const { name, version } = manifestIn(join(root, source));
    const tarball = join(tarballs, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
    const unpacked = join(folder, 'unpacked', name);
    mkdirSync(unpacked, { recursive: true });
    run('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked], folder);
    const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length + 1))
      .sort();
    return { source, tarball, folder: unpacked, files, manifest: manifestIn(unpacked) };
  });
}

/** Runs a command that must succeed, and gives what it printed. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} must succeed, got\n${stdout}${stderr}`);
  return stdout;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest; // npm's own format
}
