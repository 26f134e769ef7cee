import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileAt } from '@weir/data/node';
import { extendConfiguration, extendWithKinds } from '@weir/experiments';
import type { ExtensionPlace } from '@weir/experiments';
import { UsageError } from '../usageError.ts';
import { shareModules } from './shareModules.ts';

/** Brings the kinds that files export into configurations: `--import ./mine.js`. @throws UsageError if one has none. */
export async function importKinds(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = extendWithKinds(await importFile(resolve(file), `--import ${file}`));
    if (found.length > 0) continue;
    throw new UsageError(
      `--import must name a file that exports kinds, got ${file}, which exports none; see layerKind of @weir/nn/define, diagnosticKind and ruleKind of @weir/diagnostics, or write "type": "${/^\.{0,2}\//.test(file) ? file : `./${file}`}#name"`,
    );
  }
}

/**
 * Imports what a configuration names by a file, `"type": "./mine.js#positiveShare"`, relative to the configuration's own
 * folder. Only configurations from the command line come here: one that is sent over HTTP imports nothing.
 */
export async function importNamed(configuration: unknown, source: string): Promise<void> {
  for (const { place, type, file, name } of named(configuration)) {
    const exports = await importFile(resolve(dirname(source), file), `"type": "${type}"`);
    try {
      extendConfiguration(place, type, exports[name]);
    } catch (error) {
      const there = Object.keys(exports);
      const has = there.length > 0 ? `exports ${there.join(', ')}` : 'exports nothing';
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`${reason}: ${file} ${has}`, { cause: error });
    }
  }
}

/** What a run's header says of the kinds that it has of files, so that they are there when it goes on. */
export interface KindFiles {
  /** What was imported whole. */
  readonly import?: readonly string[];
  /** The configuration's own folder, where it names files. */
  readonly kindsFrom?: string;
}

/** Where a configuration's kinds are of files, which. */
export function kindFilesOf(
  configuration: unknown,
  source: string,
  files: readonly string[] = [],
): KindFiles {
  return {
    ...(files.length > 0 && { import: files.map((file) => resolve(file)) }),
    ...(named(configuration).length > 0 && { kindsFrom: dirname(resolve(source)) }),
  };
}

/** Imports once more what a kept run has of files. */
export async function importAgain(
  configuration: unknown,
  { import: files, kindsFrom }: KindFiles,
): Promise<void> {
  await importKinds(files ?? []);
  if (kindsFrom !== undefined) await importNamed(configuration, join(kindsFrom, 'configuration'));
}

/** What a configuration names by a file. */
interface Named {
  readonly place: ExtensionPlace;
  /** `./mine.js#positiveShare`. */
  readonly type: string;
  readonly file: string;
  readonly name: string;
}

function named(configuration: unknown): readonly Named[] {
  if (!isRecord(configuration)) return [];
  const { model, diagnostics, health } = configuration;
  const rules = isRecord(health) ? health['rules'] : undefined;
  const places: readonly (readonly [ExtensionPlace, unknown])[] = [
    ['layer', model],
    ['diagnostic', diagnostics],
    ['rule', rules],
  ];
  return places.flatMap(([place, list]) =>
    typesIn(list).flatMap((type) => {
      const [, file, name] = /^(\.{1,2}\/[^#]*|\/[^#]*)#(.+)$/.exec(type) ?? [];
      return file === undefined || name === undefined ? [] : [{ place, type, file, name }];
    }),
  );
}

/** Every type that stands in a list, in what is nested in it too. */
function typesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(typesIn);
  if (!isRecord(value)) return [];
  const own = typeof value['type'] === 'string' ? [value['type']] : [];
  return [...own, ...Object.values(value).filter(Array.isArray).flatMap(typesIn)];
}

async function importFile(path: string, place: string): Promise<Readonly<Record<string, unknown>>> {
  shareModules(new URL('.', import.meta.url));
  const { readable, found } = await fileAt(path);
  if (!readable)
    throw new UsageError(
      `${place} must name a file that can be imported, got ${found} at ${path}; check the path`,
    );
  try {
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>; // a module's exports
  } catch (error) {
    throw new UsageError(
      `${place} must name a file that can be imported, got ${placeIn(path, error)}: ${error instanceof Error ? error.message : String(error)}${remedyFor(error)}`,
      { cause: error },
    );
  }
}

/** The file, with the line that cannot be read where the engine tells it. */
function placeIn(path: string, error: unknown): string {
  const stack = error instanceof SyntaxError ? (error.stack ?? '') : '';
  const [, line] = /^file:\/\/.*:(\d+)$/m.exec(stack) ?? [];
  return line === undefined ? path : `${path} line ${line}`;
}

/** What to do about a file that this version of Node does not know how to read. */
const remedyFor = (error: unknown): string =>
  error instanceof Error && /Unknown file extension "\.[cm]?ts"/.test(error.message)
    ? '; compile it to JavaScript (npx tsc), or use Node 22.18 or later, which reads TypeScript'
    : '';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
