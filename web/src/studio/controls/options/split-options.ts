/** What is typed or pasted at once, one option between two marks. */
export function splitOptions(words: string): string[] {
  const texts = words.split(/[\n,，;；、]/).map((text) => text.trim());
  return [...new Set(texts.filter(Boolean))];
}
