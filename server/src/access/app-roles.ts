import type { RoleBody } from '@tenon/metadata';

/** Whether a role says something of certain objects alone: nothing of all others, of the workspace, or of apps. */
export function isOnlyAbout(role: unknown, isTheirs: (object: string) => boolean): boolean {
  const { objects = {}, fields = {}, system = [], apps = {} } = (role ?? {}) as Partial<RoleBody>;
  const named = [...Object.keys(objects), ...Object.keys(fields).map((path) => path.slice(0, path.indexOf('.')))];
  return system.length === 0 && Object.keys(apps).length === 0 && named.every(isTheirs);
}
