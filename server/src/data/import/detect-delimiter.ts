const candidates = [',', ';', '\t', '|'] as const;
const mostLines = 30;

/** The delimiter that cuts the first lines into equally many cells; a comma where none does. */
export function detectDelimiter(text: string): string {
  const lines = unquotedLines(text).slice(0, mostLines);
  const scores = candidates.map((delimiter) => {
    const [header = 0, ...rest] = lines.map((line) => line.split(delimiter).length - 1);
    const regular = rest.filter((count) => count === header).length;
    return { delimiter, score: header * (1 + regular) };
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
