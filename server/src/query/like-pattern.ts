/** A pattern of LIKE that finds the text as it stands. */
export function likePattern(text: string, place: 'anywhere' | 'start'): string {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  return place === 'anywhere' ? `%${escaped}%` : `${escaped}%`;
}
