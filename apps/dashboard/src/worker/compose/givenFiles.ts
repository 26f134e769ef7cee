import { decodeText, gunzipped, idx, surveyTable } from '@weir/data';
import { loadData } from '@weir/experiments';
import type { KindConfiguration } from '@weir/experiments';
import type { GivenFiles } from '../../compose/composeMessages.ts';
import { keepFile } from '../ownFile.ts';
import { areWeights, givenWeights } from './givenWeights.ts';

/** A file with what is in it, unpacked. */
interface Given {
  readonly name: string;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Looks at files that somebody gave: a word list, a table, the IDX files of images and their labels, or weights. They are read as
 * a run reads them, so that what is wrong is said as the command line says it, and only then kept in this browser.
 */
export async function givenFiles(files: readonly File[]): Promise<GivenFiles> {
  try {
    if (areWeights(files)) return await givenWeights(files);
    const given = await Promise.all(files.map(read));
    const data = dataIn(given);
    const named = (path: string) => given.find(({ name }) => name === path)?.packed ?? new Uint8Array();
    const loss = { type: 'crossEntropy' };
    const { train, validation, test } = await loadData(
      { data, loss: data.type === 'table' ? { type: 'mse' } : loss },
      { read: async (path) => named(path) },
    ).catch((error: unknown) => {
      // A table's target may be words: then it is of classes.
      if (data.type !== 'table') throw error;
      return loadData({ data, loss }, { read: async (path) => named(path) });
    });
    const kept = new Map<string, string>();
    for (const { name, packed } of given) kept.set(name, await keepFile(name, packed));
    const size = train.size + validation.size + test.size;
    return {
      data: Object.fromEntries(
        Object.entries(data).map(([key, value]) => [
          key,
          ['path', 'images', 'labels'].includes(key) ? (kept.get(String(value)) ?? value) : value,
        ]),
      ),
      seen: `${[...kept.values()].join(' and ')}: ${size.toLocaleString('en')} examples. The file stays in this browser.`,
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function read(file: File): Promise<Given> {
  const packed = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, packed, bytes: await gunzipped(packed, file.name) };
}

function dataIn(given: readonly Given[]): KindConfiguration {
  const pictures = given.filter(isIdx);
  if (pictures.length > 0) return imagesIn(pictures);
  const [only, ...more] = given;
  if (!only || more.length > 0)
    throw new Error(
      `data: what is dropped must be one word list or table, or the two IDX files of images and their labels, got ${given.map(({ name }) => name).join(', ') || 'no file'}; drop one at a time`,
    );
  const text = decodeText(only.bytes, only.name);
  return isTable(only.name, text) ? tableIn(only.name, text) : { type: 'names', path: only.name };
}

function imagesIn(files: readonly Given[]): KindConfiguration {
  const read = files.map(({ name, bytes }) => ({ name, rank: idx(bytes, name).shape.length }));
  const images = read.find(({ rank }) => rank === 3 || rank === 4);
  const labels = read.find(({ rank }) => rank === 1);
  if (images && labels) return { type: 'images', images: images.name, labels: labels.name };
  throw new Error(
    `data: ${files[0]?.name ?? ''} must be dropped together with the IDX file of its ${images ? 'labels' : 'images'}, got ${files.length === 1 ? 'it alone' : 'none of them'}; choose both files at once`,
  );
}

/** Every column of numbers predicts the last one that is left. */
function tableIn(name: string, text: string): KindConfiguration {
  const { columns } = surveyTable(text, name);
  const target = columns.findLast(({ distinct }) => distinct > 1) ?? columns.at(-1);
  const features = columns.filter(
    (column) => column !== target && column.isNumeric && column.distinct > 1 && !column.isCount,
  );
  if (!target || features.length === 0)
    throw new Error(
      `data: ${name} must have a column to predict and a column of numbers to predict it from, got ${columns.map((column) => JSON.stringify(column.name)).join(', ')}; add one`,
    );
  const isMissing = [target, ...features].some(({ missing }) => missing > 0);
  return {
    type: 'table',
    path: name,
    features: features.map((column) => column.name),
    target: target.name,
    ...(isMissing && { missing: 'drop' }),
    standardise: true,
  };
}

/** Two zero bytes, unsigned bytes, and from one to four axes. */
const isIdx = ({ bytes: [first, second, type, rank = 0] }: Given): boolean =>
  first === 0 && second === 0 && type === 8 && rank >= 1 && rank <= 4;

/** By its name, or because its first lines have as many cells as each other. */
function isTable(name: string, text: string): boolean {
  if (/\.(csv|tsv|psv)(\.gz)?$/i.test(name)) return true;
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  return [',', ';', '\t', '|'].some((delimiter) => {
    const cells = lines.map((line) => line.split(delimiter).length);
    return lines.length > 1 && (cells[0] ?? 1) > 1 && cells.every((count) => count === cells[0]);
  });
}
