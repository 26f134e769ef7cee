import { kindsIn } from '@weir/nn/define';
import type { DataKind } from './dataKind.ts';
import * as data from './index.ts';

/** Every kind of data that a configuration can name: an index's line registers it. */
export const dataKinds = (): readonly DataKind[] => kindsIn<DataKind>('data', data);
