/** What stands in copied texts and is never seen: marks of direction, joiners, soft hyphens, variation selectors. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\ufe0e|\ufe0f/g;

/** The text in plain widths, without what cannot be seen and without outer space; for values that have no use for either. */
export function cleanText(text: string): string {
  return text.replace(invisible, '').normalize('NFKC').trim();
}
