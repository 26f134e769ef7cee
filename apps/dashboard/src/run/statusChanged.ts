/** A kept run was cut off and may be taken up again, or was taken up; or another tab trains it, and it is followed from here. */
export type StatusChanged = { readonly type: 'interrupted' | 'resumed' | 'elsewhere' };
