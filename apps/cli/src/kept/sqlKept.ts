import { DuckDBInstance } from '@duckdb/node-api';
import { placedRuns, readRun, runTables, summaryOf, tableColumns } from '@weir/runs';
import type { RunTable, TableName } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';
import { aligned } from '../terminal/aligned.ts';
import { UsageError } from '../usageError.ts';
import { runsFolder } from './runsFolder.ts';

/** Options of `weir sql`. */
export interface SqlFlags {
  readonly runs?: string;
  readonly format: 'pretty' | 'jsonl';
}

type Connection = Awaited<ReturnType<DuckDBInstance['connect']>>;

/** Answers a query over all runs of a folder; the tables are made anew in memory, and files are out of its reach. */
export async function sqlKept(
  query: string,
  flags: SqlFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const store = folderStore(runsFolder(flags.runs));
  const database = await DuckDBInstance.create(':memory:', { enable_external_access: 'false' });
  const connection = await database.connect();
  try {
    for (const [name, columns] of Object.entries(tableColumns)) {
      const definitions = Object.entries(columns).map(([column, kind]) => `"${column}" ${sqlTypes[kind]}`);
      await connection.run(`CREATE TABLE ${name} (${definitions.join(', ')})`);
    }
    for (const { store: own, id } of await placedRuns(store)) {
      const { state, problem } = await summaryOf(own, id);
      if (problem !== undefined) log(`${id}: ${problem}`);
      if (state === 'damaged') continue;
      const tables = runTables(await readRun(own, id));
      for (const [name, table] of Object.entries(tables)) await append(connection, name as TableName, table);
    }
    const reader = await connection.runAndReadAll(query).catch((error: unknown) => {
      throw new UsageError(
        `sql: QUERY must be SQL over ${Object.keys(tableColumns).join(', ')}, got ${error instanceof Error ? error.message : String(error)}; see weir sql --help`,
      );
    });
    const rows = reader.getRowObjectsJson();
    if (flags.format === 'jsonl') output.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    else {
      const names = reader.columnNames();
      const cells = rows.map((row) =>
        names.map((name) =>
          row[name] === null || row[name] === undefined ? '' : String(row[name] as string | number),
        ),
      );
      output.write(`${aligned([names, ...cells]).join('\n')}\n`);
    }
    return exitCode.done;
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

const sqlTypes = { text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE' } as const;

async function append(connection: Connection, name: TableName, { columns, rows }: RunTable): Promise<void> {
  const appender = await connection.createAppender(name);
  const kinds = Object.entries(columns);
  for (const row of rows) {
    for (const [column, kind] of kinds) {
      const cell = row[column];
      if (cell === undefined) appender.appendNull();
      else if (kind === 'text') appender.appendVarchar(String(cell));
      else if (kind === 'integer') appender.appendBigInt(BigInt(cell));
      else appender.appendDouble(Number(cell));
    }
    appender.endRow();
  }
  appender.closeSync();
}
