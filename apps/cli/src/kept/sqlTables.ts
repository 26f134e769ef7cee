import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { placedRuns, readRun, runTables, tableColumns, tableNames } from '@weir/runs';
import type { PlacedRun, RunStore, RunTable, StoredRun, TableName } from '@weir/runs';

/** Runs whose files are read at the same time: the next are on their way while one's rows are made. */
const atOnce = 16;

/**
 * Makes the documented tables in a database, and fills those that a query speaks of with the rows of all runs. A run that
 * cannot be read is told, and hides no other.
 *
 * @returns How many runs there are.
 */
export async function sqlTables(
  connection: DuckDBConnection,
  store: RunStore,
  query: string,
  log: (line: string) => void,
): Promise<number> {
  for (const name of tableNames) {
    const definitions = Object.entries(tableColumns[name]).map(
      ([column, kind]) => `"${column}" ${sqlTypes[kind]}`,
    );
    await connection.run(`CREATE TABLE ${name} (${definitions.join(', ')})`);
  }
  const wanted = tablesIn(query);
  // One for all runs: closing one is what takes time.
  const appenders = await Promise.all(
    wanted.map(async (name) => [name, await connection.createAppender(name)] as const),
  );
  const runs = await placedRuns(store);
  for (let from = 0; from < runs.length; from += atOnce) {
    for (const { id, stored, problem } of await Promise.all(runs.slice(from, from + atOnce).map(read))) {
      try {
        if (!stored) throw problem;
        const tables = runTables(stored, wanted);
        for (const { message } of stored.log.problems.slice(0, 1)) log(`${id}: ${message}`);
        for (const [name, appender] of appenders) append(appender, tables[name]);
      } catch (error) {
        log(`${id}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  for (const [, appender] of appenders) appender.closeSync();
  return runs.length;
}

/** The tables whose names stand in a query: all where none does, or where it may make up a name. */
export function tablesIn(query: string): readonly TableName[] {
  const text = query.toLowerCase();
  const named = tableNames.filter((name) => text.includes(name));
  return named.length === 0 || /\bquery(_table)?\b/.test(text) ? tableNames : named;
}

async function read({
  store,
  id,
}: PlacedRun): Promise<{ id: string; stored?: StoredRun; problem?: unknown }> {
  try {
    return { id, stored: await readRun(store, id) };
  } catch (problem) {
    return { id, problem };
  }
}

const sqlTypes = { text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE' } as const;

function append(appender: DuckDBAppender, { columns, rows }: RunTable): void {
  const kinds = Object.entries(columns);
  for (const row of rows) {
    for (const [column, kind] of kinds) {
      const cell = row[column];
      if (cell === undefined) appender.appendNull();
      else if (kind === 'text') appender.appendVarchar(String(cell));
      else if (kind === 'number') appender.appendDouble(Number(cell));
      else if (Number.isSafeInteger(cell)) appender.appendBigInt(BigInt(cell));
      else appender.appendNull(); // no log of Weir's says so
    }
    appender.endRow();
  }
}
