/**
 * How well `query` fits `text`: 0 not at all, higher is better. Letters must occur in order; the start of the text, starts of words
 * and runs count more. `fuzzyScore('set', 'Settings') > fuzzyScore('set', 'Reset')`.
 */
export function fuzzyScore(query: string, text: string): number {
  const wanted = query.toLowerCase();
  const within = text.toLowerCase();
  if (wanted === '') return 1;
  const at = within.indexOf(wanted);
  if (at >= 0) return 100 + (at === 0 ? 50 : isWordStart(within, at) ? 25 : 0) - within.length / 100;
  return scatteredScore(wanted, within);
}

function scatteredScore(wanted: string, within: string): number {
  let score = 1;
  let from = 0;
  for (const letter of wanted) {
    const at = within.indexOf(letter, from);
    if (at < 0) return 0;
    score += isWordStart(within, at) ? 4 : at === from ? 2 : 0;
    from = at + 1;
  }
  return score / (1 + within.length / 50);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s/·_-]/.test(text[at - 1] as string);
}
