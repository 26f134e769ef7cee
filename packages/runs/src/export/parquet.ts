import { parquetWriteBuffer } from 'hyparquet-writer';
import type { RunTable } from './runTables.ts';

const types = { text: 'STRING', integer: 'INT32', number: 'DOUBLE' } as const;

/** A table as a Parquet file. */
export function parquet({ columns, rows }: RunTable): Uint8Array<ArrayBuffer> {
  const columnData = Object.entries(columns).map(([name, kind]) => ({
    name,
    data: rows.map((row) => row[name] ?? null),
    type: types[kind],
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
