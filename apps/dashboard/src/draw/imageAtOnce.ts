import type { Spec } from 'vega';

/**
 * A compiled spec whose images are there as soon as they are drawn: Vega would fetch each by its address first and leave its
 * place empty meanwhile, which flickers where the address itself holds the image and is another at each measurement.
 */
export function imageAtOnce(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (_, value: unknown) => {
    if (!isUpdate(value)) return value;
    const { url, ...others } = value;
    return { ...others, image: { signal: `{src: ${url.signal}, width: 1, height: 1}` } };
  }) as Spec; // one mark's channel is another
}

/** Channels of a mark that is an image. */
function isUpdate(value: unknown): value is { readonly url: { readonly signal: string } } {
  if (typeof value !== 'object' || value === null || !('url' in value)) return false;
  const { url } = value;
  return typeof url === 'object' && url !== null && 'signal' in url && typeof url.signal === 'string';
}
