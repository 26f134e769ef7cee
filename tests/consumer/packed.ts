import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The one that the workspace is set up with. */
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly packageManager: string;
};

/** What a published package says of itself, as far as a consumer relies on it. */
export interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as its tarball holds it. */
export interface Packed {
  /** The workspace's folder that it was packed from. */
  readonly source: string;
  /** Where it was unpacked. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The folders of the packages that a program elsewhere may install. */
export const publicPackages: readonly string[] = readdirSync(join(root, 'packages')).map((name) =>
  join('packages', name),
);

/** Packs workspace packages as they would be published, and installs them into `folder/node_modules` with what they need. */
export function installed(folder: string, packages: readonly string[] = publicPackages): readonly Packed[] {
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs, { recursive: true });
  return packages.map((source) => {
    const before = new Set(readdirSync(tarballs));
    must('npx', ['-y', packageManager, 'pack', '--pack-destination', tarballs], join(root, source));
    const tarball = readdirSync(tarballs).find((name) => !before.has(name));
    if (!tarball) throw new Error(`consumer: ${source} must make a tarball, got none`);
    const { name } = manifestIn(join(root, source));
    const target = join(folder, 'node_modules', name);
    mkdirSync(target, { recursive: true });
    must('tar', ['-xzf', join(tarballs, tarball), '--strip-components=1', '-C', target], root);
    const manifest = manifestIn(target);
    for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
      linkDependency(folder, source, dependency);
    return { source, folder: target, manifest };
  });
}

/** Third-party packages are those that the workspace has: what is tested is what Weir publishes. */
export function linkDependency(folder: string, source: string, name: string): void {
  const target = join(folder, 'node_modules', name);
  if (name.startsWith('@weir/') || existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(realpathSync(join(root, source, 'node_modules', name)), target);
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest; // npm's own format

function must(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} must succeed, got\n${stdout}${stderr}`);
}
