import { fieldType, type ScopeCondition, valueField } from '@tenon/metadata';
import { resolveField } from '../catalog/resolve-field.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import { compileRecords } from '../query/compile-records.ts';
import type { FilterShape } from '../query/parse/query-shape.ts';
import { readFilter } from '../query/parse/read-filter.ts';
import type { RecordFilter } from '../query/record-filter.ts';

/**
 * The records that a condition of a role names, as a filter of rights: its values are literals, and it joins nothing. A condition that the
 * definitions do not bear any more names no record.
 */
export function conditionFilter(snapshot: Snapshot, object: string, { where }: ScopeCondition): RecordFilter {
  try {
    const filter = alongLinks(
      readFilter(where, 'rights', (literal) => ({ literal })),
      { snapshot, object },
    );
    compileRecords(snapshot, { object, alias: 't' }, filter);
    return filter;
  } catch {
    return 'none';
  }
}

type Over = { snapshot: Snapshot; object: string };

/**
 * What is asked of a field behind a link is asked of the record that the link leads to. A condition that no value satisfies, such as “is not”,
 * is one that no linked record fails: what has no link satisfies it, as it does in a list.
 */
function alongLinks(filter: FilterShape, over: Over): FilterShape {
  if (filter.kind === 'and' || filter.kind === 'or')
    return { ...filter, items: filter.items.map((item) => alongLinks(item, over)) };
  if (filter.kind === 'not') return { ...filter, item: alongLinks(filter.item, over) };
  if (filter.kind === 'linked' || !filter.path.includes('.')) return filter;
  const [link = '', ...rest] = filter.path.split('.');
  const target = over.snapshot.objects.get(over.object)?.fields.get(link)?.targets[0];
  if (target === undefined) throw new Error(`${over.object}.${link} leads nowhere`);
  const asked: FilterShape = { ...filter, path: rest.join('.') };
  const linked = (records: FilterShape): FilterShape => {
    return { kind: 'linked', path: link, to: [{ object: target, records, state: 'live' }], at: filter.at };
  };
  return fitsNone(filter, over) ? { kind: 'not', item: linked({ kind: 'not', item: asked }) } : linked(asked);
}

/** Whether a record without the value satisfies the condition. */
function fitsNone(filter: FilterShape, { snapshot, object }: Over): boolean {
  if (filter.kind !== 'condition') return false;
  const { op, value, path } = filter;
  if (value === 'null') return op === 'eq';
  const field = resolveField(snapshot, object, path)?.at(-1);
  const { conditions } = fieldType(valueField(field?.definition as never));
  return conditions[op]?.fitsNone === true;
}
