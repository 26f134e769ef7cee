import { kindsIn } from './configuration/kind.ts';
import type { InitializerKind } from './initializers/initializerKind.ts';
import * as initializers from './initializers/index.ts';
import type { LayerKind } from './layers/layerKind.ts';
import * as layers from './layers/index.ts';
import type { LossKind } from './losses/lossKind.ts';
import * as losses from './losses/index.ts';
import type { OptimizerKind } from './optimizers/optimizerKind.ts';
import * as optimizers from './optimizers/index.ts';
import type { ScheduleKind } from './schedules/schedule.ts';
import * as schedules from './schedules/index.ts';

/** All that a configuration can name, each kind beside its module: an index's line registers it. */
export const layerKinds = (): readonly LayerKind[] => kindsIn<LayerKind>('layer', layers);
/** Every initialiser that a configuration can name. */
export const initializerKinds = (): readonly InitializerKind[] =>
  kindsIn<InitializerKind>('initializer', initializers);
/** Every loss that a configuration can name. */
export const lossKinds = (): readonly LossKind[] => kindsIn<LossKind>('loss', losses);
/** Every optimiser that a configuration can name. */
export const optimizerKinds = (): readonly OptimizerKind[] => kindsIn<OptimizerKind>('optimizer', optimizers);
/** Every schedule that a configuration can name. */
export const scheduleKinds = (): readonly ScheduleKind[] => kindsIn<ScheduleKind>('schedule', schedules);
export type { InitializerKind, LayerKind, LossKind, OptimizerKind, ScheduleKind };
