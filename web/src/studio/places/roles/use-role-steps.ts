import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { FieldRight, RoleBody } from '../../../../../metadata/define/role.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { useMe } from '../../../base/use-me.ts';
import { useGo } from '../../../ui/use-go.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { type Cell, withLevel } from '../../words/roles/cells.ts';
import { useDraftedApps } from '../apps/use-apps.ts';
import { roleAddress } from './role-address.ts';
import { useMakesRoles, useRoles } from './use-roles.ts';

/** Whoever works here sees who the others are: without it nobody could be chosen, and changes would be told of nobody. */
const emptyRole: Omit<RoleBody, 'label'> = { objects: { user: { read: 'all' }, department: { read: 'all' } } };

/** What can be done with roles, each as one step that can be taken back. */
export function useRoleSteps() {
  const run = useRun();
  const go = useGo();
  const { store } = useStudio();
  const roles = useRoles();
  const apps = useDraftedApps();
  // A role of an app is about its objects alone.
  const begun = useMakesRoles() === 'any' ? emptyRole : { objects: {} };
  const { administers } = useMe();
  const ofApp = useMakesRoles() === 'ofApps' ? administers[0] : undefined;
  const bodyOfRole = (name: string) => bodyOf(store.get(), { kind: 'role', name }) as unknown as RoleBody | undefined;

  /** Among the roles of `app`, where one is named. */
  async function create(label: Label, from?: string, { name, app = ofApp }: { name?: string; app?: string } = {}): Promise<void> {
    const isTaken = (each: string) => roles.some((role) => role.name === each);
    const free = name ?? (await proposeName(label.en || label.zh, isTaken));
    const body: RoleBody = { ...begun, ...(from === undefined ? {} : structuredClone(bodyOfRole(from))), label };
    run({ key: 'studio.did.create', values: { thing: label } }, (step) => {
      step.write({ kind: 'role', name: free, at: [] }, { to: body as unknown as Json });
      if (app !== undefined) step.write({ kind: 'app', name: app, at: ['roles', free] }, { to: free });
    });
    void go(roleAddress(free));
  }

  return {
    create,
    copy(name: string) {
      const label = bodyOfRole(name)?.label;
      return label && create(madeLabels.copy(label), name);
    },
    remove(name: string) {
      run({ key: 'studio.did.remove', values: { thing: bodyOfRole(name)?.label ?? name } }, (step) => {
        step.write({ kind: 'role', name, at: [] }, { to: undefined });
        for (const app of apps.filter(({ body }) => body.roles?.includes(name)))
          step.write({ kind: 'app', name: app.name, at: ['roles', name] }, { to: undefined });
      });
    },
    setLevel(name: string, cells: readonly Cell[], level: Parameters<typeof withLevel>[2]) {
      const role = bodyOfRole(name);
      if (!role) return;
      run({ key: 'roles.did.level', values: { role: role.label, count: cells.length } }, (step) => {
        const lines = withLevel(role, cells, level);
        for (const [object, line] of Object.entries(lines))
          writeLine(step, { name, object, line, isNew: !(object in role.objects) });
      });
    },
    follow(name: string, object: string) {
      const role = bodyOfRole(name);
      if (!role) return;
      run({ key: 'roles.did.level', values: { role: role.label, count: 1 } }, (step) =>
        step.write({ kind: 'role', name, at: ['objects', object] }, { to: undefined }),
      );
    },
    setFields(name: string, { object, fields, right }: { object: string; fields: readonly string[]; right: FieldRight }) {
      const role = bodyOfRole(name);
      if (!role) return;
      run({ key: 'roles.did.fields', values: { role: role.label, count: fields.length } }, (step) => {
        for (const field of fields) {
          const at = ['fields', `${object}.${field}`];
          step.write({ kind: 'role', name, at }, { to: right === 'edit' ? undefined : right });
        }
      });
    },
  };
}

type Line = { name: string; object: string; line: object; isNew: boolean };

/** Action by action where there is a line, so that two people who change one line do not touch. */
function writeLine(step: StepBuilder, { name, object, line, isNew }: Line): void {
  const at = ['objects', object];
  const before = step.read({ kind: 'role', name, at }) as Record<string, Json> | undefined;
  if (isNew || !before) {
    step.write({ kind: 'role', name, at }, { to: line as Json });
    return;
  }
  const next = line as Record<string, Json>;
  for (const action of new Set([...Object.keys(before), ...Object.keys(next)]))
    if (before[action] !== next[action]) step.write({ kind: 'role', name, at: [...at, action] }, { to: next[action] });
}
