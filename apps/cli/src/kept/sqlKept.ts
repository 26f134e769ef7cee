import { DuckDBInstance } from '@duckdb/node-api';
import { tableNames } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';
import { aligned } from '../terminal/aligned.ts';
import { UsageError } from '../usageError.ts';
import { mustBeOneQuestion } from './oneQuestion.ts';
import { mustBeOfRuns, runsFolder } from './runsFolder.ts';
import { sqlTables } from './sqlTables.ts';

/** Options of `weir sql`. */
export interface SqlFlags {
  readonly runs?: string;
  readonly format: 'pretty' | 'jsonl';
}

/** Answers a query over all runs of a folder; the tables are made anew in memory, and files are out of its reach. */
export async function sqlKept(
  query: string,
  flags: SqlFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const folder = runsFolder(flags.runs);
  mustBeOfRuns(folder);
  const database = await DuckDBInstance.create(':memory:', { enable_external_access: 'false' });
  const connection = await database.connect();
  try {
    const runs = await sqlTables(connection, folderStore(folder), query, log);
    await mustBeOneQuestion(connection, query);
    if (runs === 0) log(`no runs in ${folder}: every table is empty`);
    const reader = await connection.runAndReadAll(query).catch((error: unknown) => {
      throw new UsageError(
        `sql: QUERY must be SQL over ${tableNames.join(', ')}, got ${error instanceof Error ? error.message : String(error)}; see weir sql --help`,
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
