import { quoteName } from '../../../catalog/quote-name.ts';
import type { Workspace } from '../../../catalog/workspace.ts';

/** A system table of the workspace: `"ws_main".sys_history`. */
export function sysTable({ workspace }: { workspace: Pick<Workspace, 'schema'> }, name: string): string {
  return `${quoteName(workspace.schema)}.${name}`;
}
