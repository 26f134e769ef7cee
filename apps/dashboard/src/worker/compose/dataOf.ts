import { loadData } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { ownFile } from '../ownFile.ts';

type Data = Awaited<ReturnType<typeof loadData>>;

let last: { readonly key: string; readonly data: Promise<Data> } | undefined;

/** A configuration's data, which are read anew only when something that says which they are has changed. */
export function dataOf(configuration: Pick<Configuration, 'data' | 'loss'>): Promise<Data> {
  const key = JSON.stringify([configuration.data, configuration.loss]);
  if (last?.key !== key) last = { key, data: loadData(configuration, { read: ownFile }) };
  return last.data;
}
