import type { ReportBody } from '@tenon/metadata';
import { accessModel } from '../access/access-model.ts';
import type { Actor } from '../access/actor.ts';
import type { WorldRecord } from '../access/oracle.test-support.ts';
import { TenonError } from '../base/errors.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { exportCsv } from '../data/export/export-csv.ts';
import { readHistory } from '../data/history/read-history.ts';
import { readTimeline } from '../data/history/read-timeline.ts';
import { getRecords } from '../data/read/get-record.ts';
import { readRecords } from '../data/read/read-records.ts';
import { findSimilar } from '../data/search/find-similar.ts';
import { searchRecords } from '../data/search/search-records.ts';
import { writeRecords } from '../data/write/write-records.ts';
import { aggregate } from './aggregate.ts';
import { runReport } from './run-report.ts';

/** What somebody was told. `unknown` is the answer to the same question about a field that does not exist. */
export type Told = { asked: string; hidden: string; unknown?: string };

type Ask = (workspace: Workspace, actor: Actor, field: string) => Promise<unknown>;

const object = 'account';
const label = { zh: '', en: '' };

/** Every place of a request that can name a field. */
const naming: Record<string, Ask> = {
  select: (workspace, actor, field) => readRecords(workspace, actor, { object, select: [field] }),
  'select along a path': (workspace, actor, field) =>
    readRecords(workspace, actor, { object: 'contact', select: [`account.${field}`] }),
  filter: (workspace, actor, field) =>
    readRecords(workspace, actor, { object, filter: { field, op: 'contains', value: 'alpha' } }),
  'filter along a path': (workspace, actor, field) =>
    readRecords(workspace, actor, { object: 'contact', filter: { field: `account.${field}`, op: 'notEmpty' } }),
  'filter of related records': (workspace, actor, field) =>
    readRecords(workspace, actor, { object: 'deal', filter: { some: 'partners', filter: { field, op: 'notEmpty' } } }),
  sort: (workspace, actor, field) => readRecords(workspace, actor, { object, sort: [{ field, direction: 'asc' }] }),
  group: (workspace, actor, field) => aggregate(workspace, actor, { object, group: [{ field }], measures: [count] }),
  measure: (workspace, actor, field) =>
    aggregate(workspace, actor, { object, measures: [{ name: 'm', aggregate: 'countDistinct', field }] }),
  'filter of a measure': (workspace, actor, field) =>
    aggregate(workspace, actor, { object, measures: [{ ...count, filter: { field, op: 'notEmpty' } }] }),
  report: (workspace, actor, field) => runReport(workspace, actor, { report: reportOn(field), request: {} }),
  export: async (workspace, actor, field) => (await exportCsv(workspace, actor, { object, select: [field] })).destroy(),
  write: (workspace, actor, field) =>
    writeRecords(workspace, actor, { object, action: 'create', records: [{ [field]: 'alpha' }] }),
};

const showsMasks = ['select', 'select along a path', 'export', 'write'];

const count = { name: 'm', aggregate: 'count' } as const;

function reportOn(field: string): ReportBody {
  return { label, chart: 'bar', query: { type: 'summary', object, group: [{ field }], measures: [{ ...count, label }] } };
}

/** All that the actor is told about the records, whatever they ask. */
export async function answersAbout(
  workspace: Workspace,
  actor: Actor,
  { records, masked }: { records: readonly WorldRecord[]; masked: boolean },
): Promise<Told[]> {
  const named = Object.entries(naming).flatMap(([asked, ask]) =>
    ['secret', 'secret_told'].map(async (field): Promise<Told> => {
      const told = async (name: string) => (await errorOf(ask(workspace, actor, name))).replaceAll(name, '…');
      const hidden = await told(field);
      // Of a masked field a part is shown, and its writers are told that they may only read it.
      if (masked && field === 'secret' && showsMasks.includes(asked)) return { asked: `${asked} by ${field}`, hidden };
      return { asked: `${asked} by ${field}`, hidden, unknown: await told('x'.repeat(field.length)) };
    }),
  );
  const whole = Object.entries(wholes(workspace, actor, records)).map(
    async ([asked, answer]): Promise<Told> => ({ asked, hidden: await errorOf(answer) }),
  );
  return Promise.all([...named, ...whole]);
}

/** Answers that name no field and may show all of them. */
function wholes(workspace: Workspace, actor: Actor, records: readonly WorldRecord[]): Record<string, Promise<unknown>> {
  const ids = records.map(({ id }) => id);
  const maker = { ...actor, rights: { ...actor.rights, allows: () => true } };
  const each = (ask: (id: string) => Promise<unknown>) => Promise.all(ids.map((id) => errorOf(ask(id))));
  return {
    list: readRecords(workspace, actor, { object, limit: 200, count: 'exact' }),
    'list of contacts': readRecords(workspace, actor, { object: 'contact', limit: 200 }),
    get: getRecords(workspace, actor, { object, ids }),
    'search alpha': searchRecords(workspace, actor, { q: 'alpha' }),
    'search beta': searchRecords(workspace, actor, { q: 'beta' }),
    'list search': readRecords(workspace, actor, { object, search: 'alpha' }),
    similar: findSimilar(workspace, maker, { object, values: { secret: 'alpha 1', name: 'Common account 3' } }),
    history: each((id) => readHistory(workspace, actor, { object, id })),
    timeline: each((id) => readTimeline(workspace, actor, { object, id })),
    metadata: Promise.resolve(accessModel(workspace.snapshot, actor).objects),
  };
}

/** An answer as text, or the error with everything a client would see of it. */
export async function errorOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    (value) => JSON.stringify(value ?? null),
    (error) => {
      if (error instanceof TenonError) return JSON.stringify([error.code, error.details]);
      throw error;
    },
  );
}
