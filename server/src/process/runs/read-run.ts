import type { Problem, ProcessBody, RunView, VisitedStep } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveTitles, type Titles, withTitle } from '../../data/read/resolve-titles.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { readsAllOf } from '../publishing/check-processes.ts';
import type { AnsweredRecord } from '../steps/process-step.ts';
import { comparePresent, withoutValues } from './list-runs.ts';
import { readVersion } from './process-versions.ts';
import { type Items, readInner, readItems } from './read-items.ts';
import { lineColumns, type RunLineRow, tellLines } from './run-lines.ts';
import { type LogEntry, type Visit, visitsOf } from './run-log.ts';
import { readTouched, type TouchedRecords } from './run-records.ts';
import type { Token } from './token-moves.ts';

/** A run whose problems are not yet in words. */
export type SeenRunView = Omit<RunView, 'steps'> & {
  steps: (Omit<VisitedStep, 'warnings'> & { warnings?: Problem[] })[];
  change: string;
};

type Row = RunLineRow & {
  item: AnsweredRecord | null;
  outer: string | null;
  version: string | null;
  event: string;
  attempts: number;
  depth: number;
  dueAt: string | null;
  step: string | null;
  problem: string | null;
  log: LogEntry[];
  tokens: Pick<Token, 'step' | 'visit' | 'state' | 'dueAt' | 'problem'>[];
};

type Asked = {
  step: string;
  visit: number;
  state: NonNullable<VisitedStep['asked']>['state'];
  at: string | null;
  people: string[];
};

/**
 * A run with all that its steps did, for who manages the workspace: values of records only as far as they may read them, and problems without values unless they may
 * read all that the process reads. Throws `notFound`, also of what connections send.
 */
export async function readRun(workspace: Workspace, actor: Actor, id: string): Promise<SeenRunView> {
  requireSystemRight(actor, 'manageMetadata');
  if (!isId(id)) throw new TenonError('notFound');
  const row = await readRow(workspace, id);
  const body = row && (await bodyOf(workspace, row));
  if (!row || !body) throw new TenonError('notFound');
  const [line] = await tellLines(workspace, actor, [row]);
  const reads = line?.record.title !== null && readsAllOf(workspace.snapshot, actor, body);
  const tokens = row.tokens.map((token) => ({ ...token, dueAt: token.dueAt && new Date(token.dueAt).toISOString() }));
  const failed =
    row.tokens.length === 0 && row.step !== null && row.problem !== null
      ? { step: row.step, problem: JSON.parse(row.problem) }
      : null;
  const visits = withAsked(visitsOf({ body, log: row.log, tokens, failed }), await readAsked(workspace, id));
  const touched = await readTouched(workspace, actor, { run: id, body, visits });
  const calls = await readCalls(workspace, row);
  const items = await readItems(workspace, id);
  const inner = await readInner(workspace, id);
  const names = [
    ...visits.flatMap(({ skip }) => (skip ? [{ object: 'user', id: skip.by }] : [])),
    ...(row.item ? [row.item] : []),
    ...[...items.values()].flatMap(({ troubled }) => troubled.map(({ item }) => item)),
  ];
  const titles = await resolveTitles(workspace, actor, names);
  // Calls made before visits were told apart are named by their step alone.
  const callOf = ({ step, number }: Visit) => {
    const call = calls.get(`${step}_${number}`) ?? calls.get(step);
    return call && { call: { ...call, answer: reads ? call.answer : null } };
  };
  return {
    run: line as RunView['run'],
    ...{ outer: row.outer, item: row.item && { object: row.item.object, ...withTitle(titles, row.item) } },
    ...{ body, change: row.event, attempts: row.attempts, depth: row.depth, dueAt: row.dueAt },
    present: comparePresent(workspace.snapshot.processes.get(row.process), {
      body,
      standing: row.tokens.map(({ step }) => step),
    }),
    problem: row.problem !== null && row.step === null ? (reads ? row.problem : withoutValues(row.problem)) : null,
    steps: visits.map((visit) => ({
      ...tellVisit(visit, { reads, titles, touched: touched.get(visit) }),
      ...callOf(visit),
      ...tellItems(items.get(visit.number), { reads, titles }),
      ...(inner.has(visit.number) && { inner: inner.get(visit.number) }),
    })),
  };
}

async function readRow(workspace: Workspace, id: string): Promise<Row | undefined> {
  const [row] = await workspace.db.read<Row>({
    text: `select ${lineColumns}, version, event, outer_run as outer, given -> block -> 'item' as item, attempts, depth, due_at as "dueAt", step, problem, log,
        array(select jsonb_build_object('step', t.step, 'visit', t.visit, 'state', t.state, 'dueAt', t.due_at, 'problem', t.problem)
          from ${sysTable({ workspace }, 'sys_token')} t where t.run = r.id order by t.visit) as tokens
      from ${sysTable({ workspace }, 'sys_run')} r where id = $1 and process is not null`,
    values: [id],
  });
  return row;
}

/** How a visit's items stand as it is told: which ones, by name, and why, as far as the actor may read what the process reads. */
function tellItems(items: Items | undefined, { reads, titles }: Pick<Telling, 'reads' | 'titles'>): Pick<VisitedStep, 'items'> {
  if (!items) return {};
  const troubled = items.troubled.map(({ run, item, status, problem }) => ({
    ...{ run, title: titles(item) ?? null, status, problem: reads ? problem : withoutValues(problem) },
  }));
  return { items: { ...items, troubled } };
}

async function bodyOf(workspace: Workspace, { version, process }: Row): Promise<ProcessBody | undefined> {
  return version === null ? workspace.snapshot.processes.get(process) : await readVersion(workspace, version);
}

/** Who is asked, or what they decided, at each visit of a step that asks people. */
async function readAsked(workspace: Workspace, run: string): Promise<Asked[]> {
  const table = (name: 'sys_task' | 'sys_seat' | 'sys_approval') => sysTable({ workspace }, name);
  const rows = await workspace.db.read<Asked>({
    text: `select t.step, t.visit, t.state, t.ended_at as at,
        array(select s.person::text from ${table('sys_seat')} s where s.task = t.id and s.state = 'pending' and not s.removed order by s.position) as people
      from ${table('sys_task')} t join ${table('sys_approval')} a on a.id = t.approval where a.run = $1 order by t.id`,
    values: [run],
  });
  if (rows.length === 0) return [];
  const { people } = await readDirectory(workspace);
  return rows.map((row) => ({ ...row, people: row.people.map((id) => people.get(id)?.name ?? '—') }));
}

/** A rejection and a return end a visit without an answer: their tasks tell of them. */
function withAsked(visits: Visit[], tasks: readonly Asked[]): (Visit & { asked?: VisitedStep['asked'] })[] {
  const told: (Visit & { asked?: VisitedStep['asked'] })[] = [...visits];
  for (const { step, visit: number, state, at, people } of tasks) {
    const answer = { state, waitsFor: people };
    const known = visits.find((visit) => visit.step === step && visit.number === number);
    if (known) told[told.indexOf(known)] = { ...known, asked: answer };
    else told.push({ step, number, state: 'done', at, outputs: {}, warnings: [], asked: answer });
  }
  return told.sort((one, other) => one.number - other.number);
}

type Call = NonNullable<VisitedStep['call']>;

/** What the run's steps have sent to other systems, by step and visit. */
async function readCalls(workspace: Workspace, { id, outer, event, process }: Row): Promise<Map<string, Call>> {
  const begins = `${outer === null ? event : id}_${process}_`;
  const rows = await workspace.db.read<Call & { key: string }>({
    text: `select key, connection, action, status, problem, answer ->> 'preview' as answer from ${sysTable({ workspace }, 'sys_call')}
      where connection = any($1::text[]) and starts_with(key, $2)`,
    values: [[...workspace.snapshot.connections.keys()], begins],
  });
  return new Map(rows.map(({ key, ...call }) => [key.slice(begins.length), call]));
}

type Telling = { reads: boolean; titles: Titles; touched: TouchedRecords | undefined };

function tellVisit(
  visit: Visit & { asked?: VisitedStep['asked'] },
  { reads, titles, touched }: Telling,
): SeenRunView['steps'][number] {
  const { step, state, at, until, outputs, branches, warnings, problem, skip, asked } = visit;
  const plain = Object.entries(outputs).filter(([, answer]) => typeof answer !== 'object' && answer !== null);
  const said = problem === undefined ? undefined : JSON.stringify(problem);
  return {
    ...{ step, state, at },
    ...(until !== undefined && { until }),
    ...(asked && { asked }),
    ...(branches && { branches }),
    ...(touched && touched.records.length > 0 && { records: touched.records }),
    ...(touched && touched.unseen > 0 && { unseen: touched.unseen }),
    ...(reads && plain.length > 0 && { answers: Object.fromEntries(plain) }),
    ...(reads && warnings.length > 0 && { warnings }),
    ...(said !== undefined && { problem: reads ? said : withoutValues(said) }),
    ...(skip && { skip: { reason: skip.reason, by: withTitle(titles, { object: 'user', id: skip.by }) } }),
  };
}
