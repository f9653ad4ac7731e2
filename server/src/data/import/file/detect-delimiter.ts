const candidates = [',', ';', '\t', '|'] as const;
const mostLines = 30;

/** The delimiter that the file names itself, or that cuts the first lines into equally many cells; a comma where none does. */
export function detectDelimiter(text: string): string {
  const named = /^\uFEFF?"?sep=([^\r\n"])"?\s*[\r\n]/i.exec(text)?.[1];
  if (named) return named;
  const lines = unquotedLines(text).slice(0, mostLines);
  const scores = candidates.map((delimiter) => {
    const cuts = lines.map((line) => line.split(delimiter).length - 1);
    // Titles above the table have no delimiters: what most lines have counts, not what the first has.
    const header = cuts.find((count) => count > 0) ?? 0;
    const regular = cuts.filter((count) => count === header).length;
    return { delimiter, score: header * regular };
  });
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** Lines without what stands in quotes, which may hold any delimiter. */
function unquotedLines(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
}
