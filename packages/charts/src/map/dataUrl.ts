/** Most arguments that one call takes everywhere. */
const mostArguments = 8192;

/** A PNG as an address that holds it. */
export function dataUrl(png: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < png.length; from += mostArguments)
    binary += String.fromCharCode(...png.subarray(from, from + mostArguments));
  return `data:image/png;base64,${btoa(binary)}`;
}
