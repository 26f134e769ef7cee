import { UsageError } from '../usageError.ts';
import { bytesIn } from './bytesIn.ts';

/**
 * The memory that a run may take, of `--memory` or else of `WEIR_MEMORY`; nothing where neither says so.
 *
 * @throws UsageError if the environment's is no size.
 */
export function memoryOf(
  { memory }: { readonly memory?: number },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { readonly memory?: number } {
  if (memory !== undefined) return { memory };
  const text = environment['WEIR_MEMORY'];
  if (text === undefined || text === '') return {};
  const bytes = bytesIn(text);
  if (bytes !== undefined) return { memory: bytes };
  throw new UsageError(`WEIR_MEMORY must be a size, got ${JSON.stringify(text)}; write e.g. 4GB or 500MB`);
}
