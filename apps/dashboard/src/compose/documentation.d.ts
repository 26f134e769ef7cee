/** What the build gathers of the packages' doc blocks; see `documentation.ts` beside the configuration of Vite. */
declare module 'virtual:documentation' {
  import type { Documented } from './documented.ts';
  export const documentation: readonly Documented[];
}
