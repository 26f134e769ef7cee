import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { encodeRecord, frame, memoryStore } from '@weir/runs';
import type { RunRecord } from '@weir/runs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sqlTables, tablesIn } from './sqlTables.ts';

const golden = (file: string) =>
  readFileSync(new URL(`../../../../packages/runs/src/testing/golden/format-1/${file}`, import.meta.url));

let database: DuckDBInstance;
let connection: DuckDBConnection;
beforeEach(async () => {
  database = await DuckDBInstance.create(':memory:');
  connection = await database.connect();
});
afterEach(() => {
  connection.closeSync();
  database.closeSync();
});

async function storeOf(count: number) {
  const store = memoryStore();
  for (let run = 0; run < count; run++) {
    await store.put(`run-${run}/header.json`, golden('header.json'));
    await store.put(`run-${run}/log`, golden('log'));
  }
  return store;
}

const rowsOf = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson();

describe('sqlTables', () => {
  it('opens one appender a table, however many runs there are', async () => {
    const appender = vi.spyOn(connection, 'createAppender');
    const query = 'SELECT count(DISTINCT run), count(*) FROM losses';
    await sqlTables(connection, await storeOf(40), query, () => {});
    expect(await rowsOf(query)).toEqual([['40', '480']]);
    expect(appender.mock.calls).toEqual([['losses']]);
  });

  it('fills none that a query does not speak of, and all where it speaks of none', async () => {
    await sqlTables(connection, await storeOf(1), 'SELECT * FROM runs', () => {});
    expect(await rowsOf('SELECT count(*) FROM runs')).toEqual([['1']]);
    expect(await rowsOf('SELECT count(*) FROM measurements')).toEqual([['0']]);
  });

  it('tells a run that cannot be read, or that has what no run has, and hides no other', async () => {
    const store = await storeOf(2);
    await store.put('a-broken/header.json', Uint8Array.of(1));
    const odd = [
      { type: 'event', event: { type: 'progress', from: 0.5, losses: [1, -0, NaN] } },
      { type: 'event', event: { type: 'progress' } },
    ];
    for (const [at, record] of odd.entries()) {
      await store.put(`b-odd-${at}/header.json`, golden('header.json'));
      await store.put(`b-odd-${at}/log`, frame(0, encodeRecord(record as RunRecord))); // as a stranger's log may say
    }
    const said: string[] = [];
    await sqlTables(connection, store, 'from losses', (line) => said.push(line));
    expect(said).toEqual([
      expect.stringMatching(/^a-broken: a-broken\/header.json/),
      expect.stringMatching(/^b-odd-1: /),
    ]);
    expect(await rowsOf('SELECT run, count(*), count(step) FROM losses GROUP BY run ORDER BY run')).toEqual([
      ['b-odd-0', '3', '0'],
      ['run-0', '12', '12'],
      ['run-1', '12', '12'],
    ]);
  });
});

describe('tablesIn', () => {
  it('are those that a query names, however it is written', () => {
    expect(tablesIn('select * from LOSSES join "Runs" using (run)')).toEqual(['runs', 'losses']);
    expect(tablesIn('select 1; select * from main.findings')).toEqual(['findings']);
  });

  it('are all where it names none, or makes up a name', () => {
    const all = ['runs', 'losses', 'measurements', 'findings', 'evaluations'];
    expect(tablesIn('show all tables')).toEqual(all);
    expect(tablesIn("select * from runs, query_table('los' || 'ses')")).toEqual(all);
  });
});
