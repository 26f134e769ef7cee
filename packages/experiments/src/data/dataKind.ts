import type { DataSet } from '@weir/data';
import type { Kind } from '@weir/nn/define';
import type { Type } from 'arktype';
import type { LossTargets } from '../configuration/build/lossTargets.ts';

/** What loading needs from around it. */
export interface DataContext {
  /** The bytes of a file, by its path as the configuration has it. */
  readonly read: ReadFile;
  /** What the loss compares with, for data that can be read either way. */
  readonly targets: LossTargets;
  /** Whether the loss takes targets that are numbers for probabilities, which no scaling may move. */
  readonly probabilities: boolean;
  /** Bytes that the examples may take. */
  readonly memory: number;
}

/** How files are read where the run is: from disk in Node, or not at all in a page. */
export type ReadFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** A kind of data that a configuration can name. */
export type DataKind = Kind<Promise<DataSet>, DataContext>;

/** Declares the kind of a data set beside how it is loaded; `build` gets the options with the schema's defaults. */
export const dataKind = <Schema extends Type>(definition: {
  readonly type: string;
  readonly schema: Schema;
  build(options: Schema['infer'], context: DataContext): Promise<DataSet>;
}): DataKind => ({
  family: 'data',
  type: definition.type,
  schema: definition.schema,
  build: (options, context) => definition.build(definition.schema.assert(options), context),
});
