import { locate } from '@weir/data/node';
import type { Examined } from './examined.ts';

/** The lecture's file and MNIST's, where they are known to be looked for. */
const files = ['names.txt', 'mnist/t10k-images-idx3-ubyte.gz'] as const;

/** Which data files are found; the embedded data needs none. */
export async function findData(dataDir: string | undefined): Promise<readonly Examined[]> {
  const variable = process.env['WEIR_DATA'];
  const environment: Examined = {
    what: '$WEIR_DATA',
    well: variable !== undefined,
    needed: false,
    found: variable ?? 'not set; data files are looked up in the working directory',
  };
  const found = files.map(async (path): Promise<Examined> => {
    const at = await locate(path, dataDir === undefined ? {} : { dataDir }).catch(() => undefined);
    return {
      what: path,
      well: at !== undefined,
      needed: false,
      found: at ?? 'not found; the presets train on embedded data without it',
    };
  });
  return [environment, ...(await Promise.all(found))];
}
