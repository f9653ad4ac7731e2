/** A place on the ground in WGS-84, as satellites and browsers tell it; degrees, north and east positive. */
export type Location = { lat: number; lng: number };

/** Nobody writes a longer one. */
const longest = 120;
/** A hundred-millionth of the way round the world is a centimetre or so; more is noise. */
const decimals = 7;

type Axis = 'lat' | 'lng';
type Reading = { degrees: number; axis?: Axis };

const north = '[nN]|北(?:纬|緯)?';
const south = '[sS]|南(?:纬|緯)?';
const east = '[eE]|东经?|東經?';
const west = '[wW]|西(?:经|經)?';
const mark = `(?:${north}|${south}|${east}|${west}|(?:纬|緯)度?|(?:经|經)度?|lat(?:itude)?|lng|lon(?:g|gitude)?)`;
/** `31.2304`, `-31,2304`, `31°13.8′`, `31°13′49.4″`. */
const figure = `[+-]?\\d{1,3}(?:[.,]\\d+)?(?:\\s*(?:°|度|º)(?:\\s*\\d{1,2}(?:[.,]\\d+)?\\s*(?:′|'|’|分)(?:\\s*\\d{1,2}(?:[.,]\\d+)?\\s*(?:″|"|”|秒))?)?)?`;
const one = `(?:(${mark})\\s*[:：=]?\\s*)?(${figure})\\s*(${mark})?`;
const pair = new RegExp(`^${one}(\\s*[,;、/]\\s*|\\s+)${one}$`, 'iu');

/**
 * Reads a place as people and maps write it: `31.2304, 121.4737`, `N31°13′49.4″ E121°28′25.3″`, `东经121.4737° 北纬31.2304°`, `geo:31.2304,121.4737`,
 * `POINT(121.4737 31.2304)`. Latitude comes first unless a letter or a figure over 90 says otherwise. Undefined when it is none.
 */
export function readLocationText(text: string): Location | undefined {
  if (text.length > longest) return undefined;
  const written = tidy(text);
  const point = /^point\s*\(\s*(\S+)\s+(\S+)\s*\)$/i.exec(written);
  if (point) return locate(readOne(undefined, point[2], undefined), readOne(undefined, point[1], undefined));
  const bare = /^geo:([^,;?]+),([^,;?]+)(?:[;?].*)?$/i.exec(written);
  if (bare) return locate(readOne(undefined, bare[1], undefined), readOne(undefined, bare[2], undefined));
  const parts = pair.exec(/^\((.*)\)$/.exec(written)?.[1]?.trim() ?? written);
  if (!parts) return undefined;
  const [, before, first, after, between, beforeSecond, second, afterSecond] = parts;
  // A comma cannot part both the decimals and the figures.
  if (between === ',' && `${first}${second}`.includes(',')) return undefined;
  return order(readOne(before, first, after), readOne(beforeSecond, second, afterSecond));
}

/** Reads latitude or longitude alone, as a column of its own gives it. */
export function readDegrees(text: string, axis: Axis): number | undefined {
  if (text.length > longest) return undefined;
  const parts = new RegExp(`^${one}$`, 'iu').exec(tidy(text));
  const reading = parts ? readOne(parts[1], parts[2], parts[3]) : undefined;
  if (!reading || (reading.axis !== undefined && reading.axis !== axis)) return undefined;
  return isOn(axis, reading.degrees) ? reading.degrees : undefined;
}

/** `31.2304, 121.4737` */
export function locationText({ lat, lng }: Location): string {
  return `${degreesText(lat)}, ${degreesText(lng)}`;
}

/** Plain digits without needless zeros; JavaScript writes 0.0000001 with an exponent. */
export function degreesText(degrees: number): string {
  return degrees.toFixed(decimals).replace(/\.?0+$/, '');
}

/** To a centimetre, and no zero with a sign. */
export function roundDegrees(degrees: number): number {
  return Number(degrees.toFixed(decimals)) + 0;
}

/** Whether there is such a place: latitude to 90°, longitude to 180°, either way. */
export function isOn(axis: Axis, degrees: number): boolean {
  return Number.isFinite(degrees) && Math.abs(degrees) <= (axis === 'lat' ? 90 : 180);
}

/** Wide signs and the many ways to write a minus and the marks of minutes and seconds. */
function tidy(text: string): string {
  return text
    .replaceAll('º', '°')
    .normalize('NFKC')
    .replaceAll('−', '-')
    .replace(/′′|''|’’/g, '″')
    .trim();
}

function order(first: Reading | undefined, second: Reading | undefined): Location | undefined {
  if (!first || !second) return undefined;
  if (first.axis !== undefined && first.axis === second.axis) return undefined;
  const isTurned = first.axis === 'lng' || second.axis === 'lat' || (!first.axis && !second.axis && !isOn('lat', first.degrees));
  return isTurned ? locate(second, first) : locate(first, second);
}

function locate(lat: Reading | undefined, lng: Reading | undefined): Location | undefined {
  if (!lat || !lng || !isOn('lat', lat.degrees) || !isOn('lng', lng.degrees)) return undefined;
  return { lat: lat.degrees, lng: lng.degrees };
}

function readOne(before: string | undefined, figures: string | undefined, after: string | undefined): Reading | undefined {
  const marks = [before, after].filter((each) => each !== undefined).map(meaning);
  const axes = new Set(marks.map(({ axis }) => axis));
  const signs = new Set(marks.flatMap(({ sign }) => sign ?? []));
  const degrees = readFigure(figures ?? '');
  if (degrees === undefined || axes.size > 1 || signs.size > 1) return undefined;
  const [sign] = signs;
  // A letter and a sign say the same thing twice, and nobody knows which of them is meant.
  if (sign !== undefined && /^[+-]/.test(figures ?? '')) return undefined;
  const [axis] = axes;
  return { degrees: roundDegrees(degrees * (sign ?? 1)), ...(axis && { axis }) };
}

function meaning(written: string): { axis: Axis; sign?: 1 | -1 } {
  if (new RegExp(`^(?:${north})$`, 'u').test(written)) return { axis: 'lat', sign: 1 };
  if (new RegExp(`^(?:${south})$`, 'u').test(written)) return { axis: 'lat', sign: -1 };
  if (new RegExp(`^(?:${east})$`, 'u').test(written)) return { axis: 'lng', sign: 1 };
  if (new RegExp(`^(?:${west})$`, 'u').test(written)) return { axis: 'lng', sign: -1 };
  return { axis: /^(?:纬|緯|lat)/i.test(written) ? 'lat' : 'lng' };
}

/** Degrees, and minutes and seconds below sixty where they follow; of these only the last has decimals. */
function readFigure(figures: string): number | undefined {
  const numbers = figures.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const shape = new RegExp(`^${figure}$`, 'u');
  if (!shape.test(figures) || numbers.slice(0, -1).some((each) => /[.,]/.test(each))) return undefined;
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = numbers.map((each) => Number(each.replace(',', '.')));
  if (minutes >= 60 || seconds >= 60) return undefined;
  const size = degrees + minutes / 60 + seconds / 3600;
  return figures.startsWith('-') ? -size : size;
}
