import type { NonlinearName } from './meanField.ts';

/** One way to start a network. */
export interface Start {
  readonly activation: NonlinearName;
  /** `kaimingNormal`, `xavierUniform`, …: any initialiser that takes a gain. */
  readonly initializer: string;
  readonly gain: number;
  /** Hidden layers. */
  readonly depth: number;
}
