import type { Definition, SavedBody } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { quoteName } from '../quote-name.ts';

type Reader = Pick<Transaction, 'query'>;

/** A view that somebody saved, or a plan of imports that somebody kept: `shared` with everybody, or for that person alone. */
export type SavedItem = SavedBody & { label: string; shared: boolean; owner: string };

/** What people keep outside the definitions and name fields in. */
export async function readSavedBodies(db: Reader, schema: string): Promise<SavedItem[]> {
  const place = quoteName(schema);
  const views = await db.query<Omit<SavedItem, 'kind' | 'label'>>({
    text: `select v.name, v.body, v.shared, coalesce(u.name, '') as owner
      from ${place}.sys_view v left join ${place}."user" u on u.id = v.owner order by v.name`,
    values: [],
  });
  const maps = await db.query<Omit<SavedItem, 'kind'>>({
    text: `select m.id as name, m.name as label, m.plan as body, m.shared, coalesce(u.name, '') as owner
      from ${place}.sys_import_map m left join ${place}."user" u on u.id = m.owner order by m.id`,
    values: [],
  });
  return [
    ...views.map((view): SavedItem => ({ kind: 'view', ...view, label: labelOf(view.body) })),
    ...maps.map((map): SavedItem => ({ kind: 'importMap', ...map })),
  ];
}

/** Writes saved bodies anew, as a rename has made them. */
export async function writeSavedBodies(tx: Reader, schema: string, changed: readonly SavedBody[]): Promise<void> {
  const place = quoteName(schema);
  for (const { kind, name, body } of changed) {
    const text =
      kind === 'view'
        ? `update ${place}.sys_view set body = $2 where name = $1`
        : `update ${place}.sys_import_map set plan = $2 where id = $1::uuid`;
    await tx.query({ text, values: [name, JSON.stringify(body)] });
  }
}

function labelOf(body: unknown): string {
  const { label } = body as { label?: { zh?: string; en?: string } };
  return label?.zh || label?.en || '';
}

/** What a definition is called, for people. */
export function labelOfDefinition(definitions: readonly Definition[], { kind, name }: { kind: string; name: string }) {
  const body = definitions.find((each) => each.kind === kind && each.name === name)?.body as
    | { label?: { zh: string; en: string } }
    | undefined;
  return body?.label ?? { zh: name, en: name };
}
