import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from '@weir/data';
import { fileAt } from '@weir/data/node';
import { parseJson } from '@weir/experiments';
import type { Report } from '@weir/experiments';
import { UsageError } from './usageError.ts';

/** What is compared of a report. */
export interface ComparedReport extends Pick<
  Report,
  'config' | 'losses' | 'evaluation' | 'health' | 'commands' | 'rateChanges'
> {
  /** Of a comparison of several runs, a report each; what stands beside them is the first one's. */
  readonly variants?: readonly (ComparedReport & { readonly name: string })[];
}

/**
 * Reads a report as `weir run --report` writes it.
 *
 * @throws UsageError if there is no such file, or it holds something else.
 */
export async function readReport(path: string): Promise<ComparedReport> {
  const { readable, found } = await fileAt(path);
  if (!readable)
    throw new UsageError(`report must be a file that can be read, got ${found} at ${path}; check the path`);
  const report: unknown = parseJson(decodeUtf8(await readFile(path), path), path);
  if (isReport(report)) return report;
  throw new UsageError(
    `report must have config, losses, evaluation and health, got ${path}; write one with run --report`,
  );
}

function isReport(value: unknown): value is ComparedReport {
  if (typeof value !== 'object' || value === null) return false;
  const { config, losses, evaluation, health, ...rest }: Partial<Record<keyof ComparedReport, unknown>> =
    value;
  const { commands = [], rateChanges = [], variants = [] } = rest;
  const areObjects = [config, evaluation].every((part) => typeof part === 'object' && part !== null);
  const areLists = [losses, health, commands, rateChanges].every(Array.isArray);
  return areObjects && areLists && Array.isArray(variants) && variants.every(isReport);
}
