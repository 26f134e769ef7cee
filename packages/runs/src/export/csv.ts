import type { Cell, RunTable } from './runTables.ts';

/** A table as CSV (RFC 4180): a header, fields quoted where they must be, nothing where there is no value. */
export function csv({ columns, rows }: RunTable): string {
  const names = Object.keys(columns);
  const lines = rows.map((row) => names.map((name) => field(row[name])).join(','));
  return `${[names.join(','), ...lines].join('\r\n')}\r\n`;
}

function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Object.is(cell, -0) ? '-0' : String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
