import { cleanText } from './clean-text.ts';

/** The text without differences of case, width, composition and space, to compare what people typed. */
export function foldText(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').toLowerCase();
}
