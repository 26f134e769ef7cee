import { readFileSync } from 'node:fs';
import { packageFile } from '../packageFile.ts';

/** What the doc blocks of the sources say of one name. */
export interface Documented {
  /** What the name is of: `layer`, `rule`, `chart` and so on; see `Explained`. */
  readonly family: string;
  readonly name: string;
  readonly text: string;
  /** What is refused, and as what. */
  readonly throws: readonly string[];
  /** What options mean, their defaults, and when to change them. */
  readonly options: Readonly<Record<string, string>>;
}

/** The build writes it, of the doc blocks of the packages; it is beside the built command, which sources find too. */
const file = 'dist/documentation.json';

/**
 * What the doc blocks of the sources say of every name that a configuration or a chart goes by.
 *
 * @throws Error if the build has not written it.
 */
export function documentation(): readonly Documented[] {
  try {
    return JSON.parse(readFileSync(packageFile(file), 'utf8')) as readonly Documented[]; // as scripts/documentation writes it
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`explain: the documentation must be built, got none (${reason}); run npm run build`, {
      cause: error,
    });
  }
}
