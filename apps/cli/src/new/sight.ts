import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeText, gunzipped, idx } from '@weir/data';
import { fileAt } from '@weir/data/node';
import { UsageError } from '../usageError.ts';
import type { IdxFile } from './proposedImages.ts';

/** What data stands at a path. */
export type Sight =
  | { readonly kind: 'words' | 'table'; readonly path: string; readonly text: string }
  | { readonly kind: 'images'; readonly images: IdxFile; readonly labels: IdxFile };

/** Files of a folder that are looked at. */
const mostFiles = 100;

/**
 * Looks at a file or a folder: a list of words, a table, or images with their labels.
 *
 * @param isTable Whether a text is said to be a table. Default: as it looks.
 * @throws UsageError where there is none of them, DataError where one cannot be read.
 */
export async function sightOf(path: string, isTable = false): Promise<Sight> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return inFolder(path, isTable);
  const { readable, found } = await fileAt(path);
  if (!readable)
    throw new UsageError(
      `new: FILE must be a file or a folder that can be read, got ${found} at ${path}; check the path`,
    );
  const bytes = await bytesOf(path);
  return isIdx(bytes) ? withPartner(path, bytes) : textAt(path, bytes, isTable);
}

async function inFolder(folder: string, isTable: boolean): Promise<Sight> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const files = await Promise.all(
    names
      .slice(0, mostFiles)
      .map(async (name) => ({ path: join(folder, name), bytes: await bytesOf(join(folder, name)) })),
  );
  const found = files.filter(({ bytes }) => isIdx(bytes)).map(readIdx);
  const pair = largestPair(found);
  if (pair) return { kind: 'images', ...pair };
  if (found.length > 0) {
    const sizes = found.map(({ path, content }) => `${basename(path)} of ${content.shape[0]}`).join(', ');
    throw new UsageError(
      `new: FOLDER must hold IDX files of images and of as many labels, got ${sizes}; complete them`,
    );
  }
  const [only, ...more] = files.filter(({ path }) => /\.(txt|csv|tsv|psv|dat|data)$/i.test(path));
  if (only && more.length === 0) return textAt(only.path, only.bytes, isTable);
  const got = names.length === 0 ? 'an empty folder' : names.slice(0, 8).join(', ');
  throw new UsageError(
    `new: FOLDER must hold IDX files of images and of their labels, or one table or list of words, got ${got}; name a file`,
  );
}

/** The other of images and labels is beside the one that was named. */
async function withPartner(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sight> {
  const own = readIdx({ path, bytes });
  const folder = join(path, '..');
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const others: IdxFile[] = [];
  for (const { name } of names.slice(0, mostFiles)) {
    const at = join(folder, name);
    if (at === path) continue;
    const found = await bytesOf(at);
    if (isIdx(found)) others.push(readIdx({ path: at, bytes: found }));
  }
  const partner = others.find((other) => largestPair([own, other]));
  const pair = partner && largestPair([own, partner]);
  if (pair) return { kind: 'images', ...pair };
  throw new UsageError(
    `new: ${path} must stand beside the IDX file of its ${own.content.shape.length === 1 ? 'images' : 'labels'}, got none of ${own.content.shape[0]}; put it there`,
  );
}

/** Images and as many labels: of several pairs that of most images. */
function largestPair(files: readonly IdxFile[]): { images: IdxFile; labels: IdxFile } | undefined {
  const rankOf = ({ content }: IdxFile) => content.shape.length;
  return files
    .filter((file) => rankOf(file) === 3 || rankOf(file) === 4)
    .flatMap((images) => {
      const labels = files.find(
        (file) => rankOf(file) === 1 && file.content.shape[0] === images.content.shape[0],
      );
      return labels ? [{ images, labels }] : [];
    })
    .sort((a, b) => (b.images.content.shape[0] ?? 0) - (a.images.content.shape[0] ?? 0))[0];
}

/**
 * A table where its name says so, or where most lines have as many cells between delimiters as the first and a column of
 * them is of numbers; else words. A line of words can hold a comma.
 */
function textAt(path: string, bytes: Uint8Array, isSaidToBeTable: boolean): Sight {
  const text = decodeText(bytes, path);
  if (/^\s*[[{]/.test(text) && isJson(text))
    throw new UsageError(
      `new: FILE must be a table, a list of words or IDX images, got JSON in ${path}; write its rows as CSV, or train it by weir run if it is a configuration`,
    );
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const isTable =
    isSaidToBeTable ||
    /\.(csv|tsv|psv)(\.gz)?$/i.test(path) ||
    [',', ';', '\t', '|'].some((delimiter) => looksTabular(lines, delimiter));
  if (!isTable && lines.length > 0 && lines.every((line) => Number.isFinite(Number(line))))
    throw new UsageError(
      `new: ${path} must hold more than a column of numbers, got nothing to predict them from; add a column`,
    );
  return { kind: isTable ? 'table' : 'words', path, text };
}

/** Whether a text is JSON: whole, or a value a line. */
function isJson(text: string): boolean {
  const parses = (json: string) => {
    try {
      return typeof JSON.parse(json) === 'object';
    } catch {
      return false;
    }
  };
  return parses(text) || parses(text.trim().split(/\r\n|\n|\r/, 1)[0] ?? '');
}

function looksTabular(lines: readonly string[], delimiter: string): boolean {
  const rows = lines.map((line) =>
    line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')),
  );
  const width = rows[0]?.length ?? 1;
  const alike = rows.filter(({ length }) => length === width);
  if (width < 2 || lines.length < 2 || alike.length < 0.9 * lines.length) return false;
  const below = alike.slice(1, 1000);
  return Array.from({ length: width }, (_, at) => at).some(
    (at) =>
      below.filter((row) => /^[+-]?[\d.,]*\d[\d.]*(e[+-]?\d+)?$/i.test(row[at] ?? '')).length >
      below.length / 2,
  );
}

const readIdx = ({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }): IdxFile => ({
  path,
  content: idx(bytes, path),
});

const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  gunzipped(new Uint8Array(await readFile(path)), path);

/** Two zero bytes, unsigned bytes, and from one to four axes. */
const isIdx = ([first, second, type, rank = 0]: Uint8Array): boolean =>
  first === 0 && second === 0 && type === 8 && rank >= 1 && rank <= 4;
