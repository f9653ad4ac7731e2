import {
  type Definition,
  findUsagesInSaved,
  isWithin,
  type Label,
  type Referent,
  type Usage,
  type UsedBy,
} from '@tenon/metadata';
import { describeUsage } from '@tenon/metadata/check/usage-text.ts';
import { namingFields } from '@tenon/metadata/field-types/fill-lists.ts';
import { TenonError } from '../../base/errors.ts';
import { readLayers } from '../definitions/definition-rows.ts';
import { effectiveDefinitions } from '../definitions/layers.ts';
import { needsField } from '../definitions/needed-fields.ts';
import type { Workspace } from '../workspace.ts';
import { labelOfDefinition, readSavedBodies } from './saved-bodies.ts';

/**
 * Where a definition, a field of an object or an option of it is used, with places and words. What blocks a removal comes first; what people
 * keep for themselves does not, and only its number is told. Throws `notFound` for what there is not.
 */
export async function usedBy(workspace: Workspace, target: Referent): Promise<{ uses: UsedBy[]; personal: number }> {
  const { platform } = workspace.database;
  const definitions = effectiveDefinitions(await readLayers(platform, workspace.schema));
  if (!definitions.some(({ kind, name }) => kind === target.kind && name === target.name)) throw new TenonError('notFound');
  const targets = withFields(definitions, target);
  const isNamed = ({ to }: Usage) => targets.some((each) => isWithin(to, each));
  const kept = await readSavedBodies(platform, workspace.schema);
  const isShared = ({ kind, name }: Usage) => kept.some((each) => each.shared && each.kind === kind && each.name === name);
  const inKept = findUsagesInSaved(kept, definitions).filter(isNamed);
  const labelOfKept = ({ kind, name }: Usage): Label => {
    const { label = name, owner = '' } = kept.find((each) => each.kind === kind && each.name === name) ?? {};
    return { zh: `${label} · ${owner}`, en: `${label} · ${owner}` };
  };
  const uses = [
    ...workspace.snapshot
      .usages()
      .filter((usage) => isNamed(usage) && !isInside(usage, target))
      .map((usage) => useOf(usage, labelOfDefinition(definitions, usage), 'definition')),
    ...inKept.filter(isShared).map((usage) => useOf(usage, labelOfKept(usage), 'shared')),
  ];
  const platformUse = target.kind === 'object' && target.button === undefined && needsField(target.name, target.field);
  return {
    uses: [
      ...(platformUse ? [neededByPlatform(target)] : []),
      ...(isNeededByCode(workspace, target) ? [neededByCode(target)] : []),
      ...uses,
    ],
    personal: new Set(inKept.filter((usage) => !isShared(usage)).map(({ kind, name }) => `${kind} ${name}`)).size,
  };
}

/** An option of a list is named as one of each field that has it. */
function withFields(definitions: readonly Definition[], target: Referent): Referent[] {
  if (target.kind !== 'list' || target.option === undefined) return [target];
  return definitions
    .filter(({ kind }) => kind === 'object')
    .flatMap(({ kind, name, body }) =>
      namingFields(body)
        .filter(([, { list }]) => list === target.name)
        .map(([field]) => ({ kind, name, field, option: target.option })),
    );
}

/** What goes with the target itself is no use of it. */
function isInside({ kind, name, path }: Usage, target: Referent): boolean {
  if (kind !== target.kind || name !== target.name || target.option !== undefined) return false;
  if (target.button !== undefined) return path.startsWith(`buttons.${target.button}.`);
  return target.field === undefined || path.startsWith(`fields.${target.field}.`);
}

function useOf(usage: Usage, label: Label, source: UsedBy['source']): UsedBy {
  const { kind, name, path, to } = usage;
  return {
    source,
    kind,
    name,
    path,
    label,
    text: describeUsage(usage, label),
    ...(to.option !== undefined && { option: to.option }),
  };
}

/** Code names fields, and no option of them that it could be asked about. */
function isNeededByCode({ hooks }: Workspace, { kind, name, field, option, button }: Referent): boolean {
  if (kind !== 'object' || option !== undefined || button !== undefined) return false;
  return (hooks.get(name) ?? []).some(({ needs }) => field === undefined || needs.includes(field));
}

function neededByCode({ kind, name, field }: Referent): UsedBy {
  const text = { zh: '解决方案的程序代码用到它', en: 'Code of a solution works with it' };
  return { source: 'code', kind, name, path: field ? `fields.${field}` : '', label: text, text };
}

function neededByPlatform({ kind, name, field }: Referent): UsedBy {
  const text = { zh: '平台用它判断权限或折算金额', en: 'The platform works out rights or amounts from it' };
  return { source: 'platform', kind, name, path: field ? `fields.${field}` : '', label: text, text };
}
