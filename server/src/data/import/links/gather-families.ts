import type { FileRow } from '../file/read-rows.ts';
import type { Families } from './find-families.ts';

/** Rows held back until their families are complete. A greater family is divided: then the dry run tells what it can. */
const mostHeld = 50_000;

/** Batches of rows that lean on no other, in the order of the file, and of whole families once their last row is there. */
export async function* gatherFamilies(
  groups: AsyncIterable<FileRow[]>,
  { families, size }: { families: Families; size: number },
): AsyncGenerator<FileRow[]> {
  const held = new Map<number, FileRow[]>();
  let [single, whole, count]: [FileRow[], FileRow[], number] = [[], [], 0];
  for await (const rows of groups)
    for (const row of rows) {
      const family = families.of(row.row);
      if (family === undefined) single.push(row);
      else {
        const members = held.get(family) ?? [];
        members.push(row);
        held.set(family, members);
        count += 1;
        if (families.lastOf(family) === row.row || count > mostHeld) {
          whole.push(...members);
          held.delete(family);
          count -= members.length;
        }
      }
      if (single.length >= size) {
        yield single;
        single = [];
      }
      if (whole.length >= size) {
        yield inOrder(whole);
        whole = [];
      }
    }
  const rest = [...whole, ...[...held.values()].flat()];
  if (single.length > 0) yield single;
  if (rest.length > 0) yield inOrder(rest);
}

function inOrder(rows: FileRow[]): FileRow[] {
  return rows.sort((a, b) => a.row - b.row);
}
