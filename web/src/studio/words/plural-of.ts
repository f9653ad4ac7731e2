/** Nouns of business that have no plural of their own. */
const uncountable =
  /(^|\s)(equipment|staff|personnel|information|feedback|inventory|stock|news|software|hardware|furniture|data|media|people)$/i;

/**
 * What several of a thing are called in English, as most nouns make it: “Repair order” → “Repair orders”, “Company” → “Companies”. What ends as a plural does, and what
 * is no English noun by its last word (“Part used”, “设备”), stays as it is.
 */
export function pluralOf(name: string): string {
  if (!/[a-z]$/i.test(name) || uncountable.test(name) || /\s\w+ed$/i.test(name)) return name;
  if (/(^|\s)person$/i.test(name)) return `${name.slice(0, -4)}ople`;
  if (/[^aeiou\s]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(ss|x|z|ch|sh|us)$/i.test(name)) return `${name}es`;
  return /s$/i.test(name) ? name : `${name}s`;
}
