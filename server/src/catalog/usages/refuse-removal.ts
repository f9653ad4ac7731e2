import {
  type Definition,
  type Field,
  findUsagesInSaved,
  findUsagesOfRemoved,
  type Hooks,
  type Label,
  type ObjectBody,
  type Problem,
  type Referent,
} from '@tenon/metadata';
import { describeUsage } from '@tenon/metadata/check/usage-text.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Site } from '../change-tables.ts';
import { publishProblem } from '../publish-problem.ts';
import { labelOfDefinition, readSavedBodies } from './saved-bodies.ts';

type States = { published: readonly Definition[]; definitions: readonly Definition[] };

/**
 * What stands against removing what is removed: each place that still names it, in definitions, and in what people share with others; and code that
 * works with it.
 */
export async function removalProblems(
  tx: Transaction,
  { schema, hooks = new Map() }: Pick<Site, 'schema' | 'hooks'>,
  { published, definitions }: States,
): Promise<Problem[]> {
  const inDefinitions = findUsagesOfRemoved(published, definitions).map((usage) => {
    const { zh, en } = describeUsage(usage, labelOfDefinition(definitions, usage));
    return publishProblem(usage, 'stillUsed', { seen: labelOfReferent(published, usage.to), where: { zh, en } });
  });
  const shared = (await readSavedBodies(tx, schema)).filter((kept) => kept.shared);
  const inKept = findUsagesInSaved(shared, published, definitions).map((usage) => {
    const { label = '', owner = '' } = shared.find(({ kind, name }) => kind === usage.kind && name === usage.name) ?? {};
    const where = describeUsage(usage, { zh: label, en: label });
    const params = { seen: labelOfReferent(published, usage.to), where, owner };
    return publishProblem({ ...usage, kind: `shared ${usage.kind}` }, 'usedByShared', params);
  });
  return [
    ...inDefinitions,
    ...inKept,
    ...[...hooks].flatMap(([object, each]) => codeProblems(object, each, { published, definitions })),
  ];
}

/** Fields that code of a solution needs and that are gone, or hold something else. */
function codeProblems(object: string, hooks: readonly Hooks[], { published, definitions }: States): Problem[] {
  const [before, after] = [fieldsOf(published, object), fieldsOf(definitions, object)];
  return [...new Set(hooks.flatMap(({ needs }) => needs))].flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (!was || was.type === is?.type) return [];
    return [publishProblem({ kind: 'object', name: object, path: `fields.${name}` }, 'neededByCode', { label: was.label })];
  });
}

function fieldsOf(definitions: readonly Definition[], object: string): Readonly<Record<string, Field | undefined>> {
  const found = definitions.find(({ kind, name }) => kind === 'object' && name === object);
  return (found?.body as Partial<ObjectBody> | undefined)?.fields ?? {};
}

function labelOfReferent(definitions: readonly Definition[], { kind, name, field, option, button }: Referent): Label {
  const object = definitions.find((each) => each.kind === 'object' && each.name === name)?.body as ObjectBody | undefined;
  if (button !== undefined) return object?.buttons?.[button]?.label ?? { zh: button, en: button };
  if (field === undefined) return labelOfDefinition(definitions, { kind, name });
  const definition: Field | undefined = object?.fields[field];
  if (!definition) return { zh: field, en: field };
  if (option === undefined) return definition.label;
  const found = 'options' in definition && definition.options.find(({ value }) => value === option);
  return found ? found.label : { zh: option, en: option };
}
