import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../usageError.ts';
import { mustBeOneQuestion } from './oneQuestion.ts';

let database: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  database = await DuckDBInstance.create(':memory:');
  connection = await database.connect();
  await connection.run('CREATE TABLE runs (run VARCHAR, loss DOUBLE)');
  await connection.run("INSERT INTO runs VALUES ('a', 2)");
});
afterAll(() => {
  connection.closeSync();
  database.closeSync();
});

describe('mustBeOneQuestion', () => {
  it.each([
    'SELECT * FROM runs',
    'select 1;',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'FROM runs',
    'VALUES (1)',
    'DESCRIBE runs',
    'SHOW TABLES',
    'SUMMARIZE runs',
    'EXPLAIN SELECT 1',
    'PIVOT runs ON run USING min(loss)',
    "SELECT ';' -- of one; not two",
  ])('lets %s be asked', async (query) => {
    await mustBeOneQuestion(connection, query);
    await connection.runAndReadAll(query);
  });

  it.each([
    ['DROP TABLE runs', 'got DROP; the tables are made anew'],
    ['INSERT INTO runs VALUES (1, 2)', 'got INSERT; the tables are made anew'],
    ['SET threads = 1', 'got SET; the tables are made anew'],
    ['SELECT 1; SELECT 2', 'got 2 statements; ask one at a time'],
    ['SELECT 1; DROP TABLE runs', 'got 2 statements; ask one at a time'],
    ['', 'got nothing; e.g. "SELECT run, loss FROM runs"'],
    [' ; ', 'got nothing'],
    ['-- a remark', 'got nothing'],
  ])('refuses %j with what to do', async (query, message) => {
    const asked = mustBeOneQuestion(connection, query);
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(`sql: QUERY must be one statement that asks`);
    await expect(asked).rejects.toThrow(message);
  });

  it('leaves what is no SQL, or speaks of what is not there, to the database’s own words', async () => {
    await mustBeOneQuestion(connection, 'SELEC 1');
    await mustBeOneQuestion(connection, 'SELECT nothing FROM runs');
  });
});
