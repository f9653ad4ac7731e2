import type { Workspace } from '../../../catalog/workspace.ts';
import { rowsOf, type Upload } from '../file/uploads.ts';

/** Which of the texts stand in a column of the file; those of one key are the same. Reads no further than it must. */
export async function readOwnTexts(
  workspace: Workspace,
  upload: Upload,
  { at, texts, keyOf }: { at: number; texts: readonly string[]; keyOf: (text: string) => string },
): Promise<ReadonlySet<string>> {
  const open = new Map<string, string[]>();
  for (const text of texts) open.set(keyOf(text), [...(open.get(keyOf(text)) ?? []), text]);
  const found = new Set<string>();
  for await (const rows of rowsOf(workspace, upload)) {
    for (const { cells } of rows) {
      const key = keyOf(cells[at]?.trim() ?? '');
      for (const text of open.get(key) ?? []) found.add(text);
      open.delete(key);
    }
    if (open.size === 0) break;
  }
  return found;
}
