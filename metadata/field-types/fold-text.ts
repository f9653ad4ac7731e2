/** The text without differences of case, width and outer space, to compare what people typed. */
export function foldText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
