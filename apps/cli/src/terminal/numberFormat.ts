/** What stands in the place of a number that there is none of: of NaN, of an infinity, of a recorded null. */
const notFinite = 'not finite';

/** C's `%.<digits>e`: `2.640702e-03`. */
export function exponential(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return notFinite;
  const [mantissa, exponent = '0'] = value.toExponential(digits).split('e');
  const power = Number(exponent);
  if (Number.isNaN(power) || mantissa === undefined) return String(value);
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** C's `%+.<digits>f`: `+0.00`, `-0.00`. */
export function signed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return notFinite;
  const text = value.toFixed(digits);
  return text.startsWith('-') || Object.is(value, -0) ? text.replace(/^(?!-)/, '-') : `+${text}`;
}

/** C's `%.<digits>f`; four figures of what would take more than ten characters: `1.628e+11`. */
export function fixed(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return notFinite;
  return Math.abs(value) < 1e5 ? value.toFixed(digits) : value.toPrecision(4);
}

/** `2.78%` of a share of 0.0278. */
export const percent = (share: number): string =>
  Number.isFinite(share) ? `${(share * 100).toFixed(2)}%` : notFinite;

/** `1,234`. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en');

/** `0:07`, `12:34`, `1:02:03`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-:--';
  const whole = Math.max(0, Math.round(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
