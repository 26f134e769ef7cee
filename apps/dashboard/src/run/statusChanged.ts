/** A kept run was cut off and may be taken up again, or was taken up. */
export type StatusChanged = { readonly type: 'interrupted' } | { readonly type: 'resumed' };
