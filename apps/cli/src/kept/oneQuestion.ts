import { StatementType } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { UsageError } from '../usageError.ts';

/** What only asks. DESCRIBE, SHOW, SUMMARIZE, VALUES and FROM are of the first kind too. */
const questions: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/** What the types are called that a PIVOT without a list makes for itself, ahead of its own statement. */
const pivotType = '__pivot_enum';

/**
 * Requires a query to be one statement that asks: a second one would be left unanswered, and what changes the tables changes
 * nothing, since they are made anew each time. What the database cannot read or bind, it says itself when it is asked.
 *
 * @throws UsageError with what to write instead.
 */
export async function mustBeOneQuestion(connection: DuckDBConnection, query: string): Promise<void> {
  const kinds = await statementsIn(connection, query);
  if (kinds === undefined) return;
  const [kind] = kinds;
  if (kinds.length === 0) throw refused('nothing; e.g. "SELECT run, loss FROM runs", or see weir sql --help');
  if (kinds.length > 1) throw refused(`${kinds.length} statements; ask one at a time`);
  if (kind !== undefined && !questions.has(kind))
    throw refused(
      `${StatementType[kind]}; the tables are made anew for each query, so that nothing in them can be changed`,
    );
}

const refused = (got: string): UsageError =>
  new UsageError(
    `sql: QUERY must be one statement that asks (SELECT, FROM, WITH, VALUES, DESCRIBE, SHOW, SUMMARIZE, PIVOT or EXPLAIN), got ${got}`,
  );

/** The kind of each statement, undefined of one that cannot be bound; undefined altogether of what is no SQL. */
async function statementsIn(
  connection: DuckDBConnection,
  query: string,
): Promise<readonly (StatementType | undefined)[] | undefined> {
  let extracted;
  try {
    extracted = await connection.extractStatements(query);
  } catch (error) {
    // Of an empty query the database says no more than that.
    return /native callback/i.test(String(error)) ? [] : undefined;
  }
  const kinds: (StatementType | undefined)[] = [];
  for (let at = 0; at < extracted.count; at++)
    try {
      const prepared = await extracted.prepare(at);
      kinds.push(prepared.statementType);
      prepared.destroySync();
    } catch (error) {
      if (String(error).includes(pivotType)) return [StatementType.SELECT];
      kinds.push(undefined);
    }
  return kinds;
}
