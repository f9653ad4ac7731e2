/** The entries of a cell that lists several, without outer space and blanks; never more than a thousand and one are looked for. */
export function splitList(cell: string, separators: RegExp): string[] {
  return cell
    .split(separators, 1001)
    .map((piece) => piece.trim())
    .filter(Boolean);
}
