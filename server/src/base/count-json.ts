/** How much a body of JSON may hold. `shapes` are ways in which keys follow one another: each new one costs the engine of JavaScript microseconds. */
export type JsonLimits = { bytes: number; values: number; shapes: number };

/** Deeper values would exhaust the stack of whoever walks through them. */
export const maxDepth = 100;

export type Excess = 'bytes' | 'values' | 'shapes' | 'depth';

const [quote, comma, colon, openList, backslash, closeList, openObject, closeObject] = Buffer.from('",:[\\]{}');
// Who does not know it cannot choose keys that count as one.
const seed = crypto.getRandomValues(new Int32Array(1))[0] as number;

/**
 * Counts what a text of JSON holds while it arrives, so that what would take long is refused before anybody parses it. Answers what
 * there is too much of. Linear, a few milliseconds for a megabyte; whether the text is sound JSON at all is for the parser to say.
 */
export function createJsonCounter(limits: JsonLimits): (bytes: Uint8Array) => Excess | undefined {
  let [total, values, depth] = [0, 0, 0];
  let isInText = false;
  let isEscaped = false;
  let isKeyNext = false;
  let isKey = false;
  let hash = seed;
  const isObject = [false];
  /** Of the keys so far, for each object that is open. */
  const shapeAt = [0];
  const shapes = new Set<number>();

  return (bytes) => {
    total += bytes.length;
    if (total > limits.bytes) return 'bytes';
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isInText = false;
        if (isKey) hash = Math.imul(hash ^ byte, 16_777_619);
        continue;
      }
      if (byte === quote) {
        isInText = true;
        isKey = isKeyNext;
        isKeyNext = false;
        hash = seed;
      } else if (byte === comma) {
        values += 1;
        isKeyNext = isObject[depth] as boolean;
      } else if (byte === colon) {
        const shape = Math.imul((shapeAt[depth] as number) ^ hash, 0x5bd1e995) + 1;
        shapeAt[depth] = shape;
        shapes.add(shape);
        if (shapes.size > limits.shapes) return 'shapes';
      } else if (byte === openObject || byte === openList) {
        values += 1;
        depth += 1;
        if (depth > maxDepth) return 'depth';
        isObject[depth] = byte === openObject;
        isKeyNext = byte === openObject;
        shapeAt[depth] = seed;
      } else if ((byte === closeObject || byte === closeList) && depth > 0) {
        depth -= 1;
        isKeyNext = false;
      }
    }
    return values > limits.values ? 'values' : undefined;
  };
}
