import type { Me } from '../../../metadata/api/me.ts';

/**
 * Whom and which workspace this tab shows. Tabs share the session: another one may sign somebody else in, or go to another workspace, and what is
 * on this screen must not be saved there. So every request says it, and the server refuses what is meant for somebody else.
 */
let shown = '';

export function showAs({ workspace, user }: Me): void {
  shown = `${workspace.id} ${user.id}`;
}

/** Empty before somebody is shown. */
export function shownAs(): string {
  return shown;
}
