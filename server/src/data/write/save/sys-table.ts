import { quoteName } from '../../../catalog/quote-name.ts';
import type { Workspace } from '../../../catalog/workspace.ts';

/** Rows of the history that tell of a change; the others tell that somebody printed the record, or saw a masked value whole. */
export function isChange(alias: string): string {
  return `${alias}.action not in ('print', 'reveal')`;
}

/** A system table of the workspace: `"ws_main".sys_history`. */
export function sysTable({ workspace }: { workspace: Pick<Workspace, 'schema'> }, name: string): string {
  return `${quoteName(workspace.schema)}.${name}`;
}
