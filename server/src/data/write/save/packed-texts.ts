/** Texts on their way to another thread as one: to hand them over one by one takes many times as long. */
export type PackedTexts = { text: string; lengths: Int32Array };

const nothing = -1;

/** Undefined where not all values are texts, or nothing. */
export function packTexts(values: readonly unknown[]): PackedTexts | undefined {
  const lengths = new Int32Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (typeof value === 'string') lengths[at] = value.length;
    else if (value === null || value === undefined) lengths[at] = nothing;
    else return undefined;
  }
  return { text: values.join(''), lengths };
}

/** The texts again, null where there was none. */
export function unpackTexts({ text, lengths }: PackedTexts): (string | null)[] {
  const values = new Array<string | null>(lengths.length);
  let begin = 0;
  for (let at = 0; at < lengths.length; at += 1) {
    const length = lengths[at] as number;
    values[at] = length === nothing ? null : text.slice(begin, begin + length);
    begin += Math.max(length, 0);
  }
  return values;
}
