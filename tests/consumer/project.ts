import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packed, run } from './packed.ts';
import type { Packed } from './packed.ts';

const execute = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const tsc = join(here, '../../node_modules/typescript/bin/tsc');

/** What programs outside have besides Weir, in the versions that the workspace has. */
const companions = ['@tensorflow/tfjs', '@types/node', 'vega', 'vega-lite'];

/** How a project's compiler looks for modules. */
export type Resolution = 'nodenext' | 'bundler';

/** Types that others wrote and that do not check by themselves, whoever uses them. */
const others = /^node_modules\/(@tensorflow|@webgpu|vega-lite|typescript)\/|\/typescript\/lib\//;

/** A project of a stranger: plain npm, Weir's packages from their tarballs, and programs that know nothing of Weir's workspace. */
export class Project {
  readonly packages: readonly Packed[];

  /** @param folder Empty. */
  constructor(readonly folder: string) {
    const store = join(folder, '..', 'packed');
    mkdirSync(store);
    this.packages = packed(store);
    const dependencies = [
      ...companions.map((name) => `${name}@${versionOf(name)}`),
      ...this.packages.map(({ tarball }) => tarball),
    ];
    cpSync(join(here, 'programs'), folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }));
    run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...dependencies], folder);
  }

  /**
   * Compiles the programs as a strict project would, the declarations of all packages checked too; for Node they are written.
   *
   * @returns What is wrong with the programs and with Weir's declarations.
   */
  compiled(resolution: Resolution, programs: readonly string[]): Promise<readonly string[]> {
    const compilerOptions = {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      module: resolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution: resolution,
      target: 'es2023',
      lib: ['es2023', 'dom'],
      types: ['node'],
      noEmit: resolution === 'bundler',
    };
    const config = `tsconfig.${resolution}.json`;
    writeFileSync(join(this.folder, config), JSON.stringify({ compilerOptions, files: programs }));
    const child = spawn(process.execPath, [tsc, '-p', config, '--pretty', 'false'], { cwd: this.folder });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () =>
        resolve(stdout.split('\n').filter((line) => /^\S.*error TS/.test(line) && !others.test(line))),
      );
    });
  }

  /** What a program printed last, as JSON. */
  printed(program: string, ...args: readonly string[]): unknown {
    const stdout = run(process.execPath, [program, ...args], this.folder);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  }

  /** The same of a process for each argument, as many at once as there are processors. */
  async printedOfEach(program: string, args: readonly string[]): Promise<readonly unknown[]> {
    const printed: unknown[] = [];
    const waiting = [...args.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [at, argument] = next;
        const { stdout } = await execute(process.execPath, [program, argument], { cwd: this.folder });
        printed[at] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    return printed;
  }

  /** Every folder that a package of this name is installed in. */
  copiesOf(name: string): readonly string[] {
    const listed = JSON.parse(readFileSync(join(this.folder, 'node_modules/.package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, unknown>>;
    }; // npm's own format
    return Object.keys(listed.packages).filter((path) => path.endsWith(`node_modules/${name}`));
  }

  /** What programs import: every entry of every package. */
  get entries(): readonly string[] {
    return this.packages.flatMap(({ manifest: { name, exports } }) =>
      Object.keys(exports)
        .filter((entry) => entry !== './package.json')
        .map((entry) => `${name}${entry.slice(1)}`),
    );
  }
}

/** The version of a package that the workspace has, so that what is tested is what Weir publishes. */
function versionOf(name: string): string {
  const manifest = readFileSync(join(here, '../node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version; // npm's own format
}
