import type { FormField } from './form.ts';
import type { Path } from './path.ts';

/** What a control is of. */
export interface ControlProps {
  readonly field: FormField;
  readonly path: Path;
  readonly value: unknown;
  /** What holds where nothing is entered. */
  readonly standard?: string | undefined;
  readonly required?: boolean | undefined;
  /** What a reader who does not see it is told that it is. */
  readonly name: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

/** What a control is of that takes one sort of field alone. */
export type ControlOf<Is extends FormField['is']> = Omit<ControlProps, 'field'> & {
  readonly field: Extract<FormField, { readonly is: Is }>;
};
