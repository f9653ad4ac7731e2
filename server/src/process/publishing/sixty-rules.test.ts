import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defineProcess } from '@tenon/metadata';
import {
  houseObject,
  plainObject,
  type RuleCase,
  ruleCases,
  ruledObject,
} from '@tenon/metadata/rules/sixty-rules.test-support.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import type { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { bulkChange } from '../../data/bulk/bulk-change.ts';
import { pasteCells } from '../../data/bulk/paste-cells.ts';
import { saveUpload } from '../../data/import/file/uploads.ts';
import { readErrors } from '../../data/import/run/import-errors.ts';
import { runImport } from '../../data/import/run/run-import.ts';
import { convertRecord } from '../../data/write/convert/convert-record.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { FailedRow, Values } from '../../data/write/write-request.ts';
import { drainOutbox } from '../triggers/outbox-worker.ts';

const fieldNames = ['name', 'case', 'note', 'reason', 'size', 'stage', 'grade', 'tags', 'due', 'keeper', 'parent'];

/** What is given counts as given, blank or not: what a rule sets is told by an automation that says nothing of the field. */
const processes = [
  { name: 'gives', status: 'new', fields: fieldNames },
  { name: 'is_silent', status: 'seen', fields: fieldNames.filter((name) => name !== 'reason') },
].map(({ name, status, fields }) =>
  defineProcess(name, {
    label: { zh: '立案', en: 'Claims' },
    trigger: { object: 'report_of', on: ['update'], changed: ['status'], when: { field: 'status', op: 'eq', value: status } },
    steps: [
      {
        id: 'create',
        kind: 'createRecord',
        inputs: { object: 'claim', values: Object.fromEntries(fields.map((each) => [each, { expression: each }])) },
      },
    ],
  }),
);

let test: TestWorkspace;
let folder: string;
let admin: Actor;
const houses: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-sixty-rules-'));
  test = await openTestWorkspace({ definitions: [ruledObject, plainObject, houseObject, ...processes], dataFolder: folder });
  admin = (await actorForUser(test.workspace, testUsers.admin.id, 'web')) as Actor;
  const records = ['gold', 'tin'].map((level) => ({ name: level, level }));
  const { ids } = await writeRecords(test.workspace, admin, { object: 'house', action: 'create', records });
  for (const [at, { name }] of records.entries()) houses[name] = ids[at] as string;
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const people: Record<string, { id: string; name: string }> = { me: testUsers.admin, other: testUsers.liLei };

/** Names of the cases stand for records of this workspace. */
function wire(values: Values): Values {
  const { parent, keeper } = values;
  return {
    ...values,
    ...(typeof parent === 'string' && { parent: { id: houses[parent] } }),
    ...(typeof keeper === 'string' && { keeper: { id: people[keeper]?.id } }),
  };
}

function texts(values: Values): string[] {
  return fieldNames.map((name) => {
    const value = values[name] ?? '';
    if (name === 'keeper') return value === '' ? '' : (people[value as string]?.name ?? '');
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
}

const newCases = ruleCases.filter(({ before }) => !before);

/** What came of each case: problems as `field code`, or what the record holds now. */
type Outcome = { problems: string[]; held?: Values };

function expectOutcomes(cases: readonly Pick<RuleCase, 'name' | 'refused' | 'held'>[], outcomes: readonly Outcome[]): void {
  const said = cases.map(({ name }, at) => `${name}: ${outcomes[at]?.problems.join() || 'taken'}`);
  expect(said).toEqual(cases.map(({ name, refused }) => `${name}: ${refused ?? 'taken'}`));
  for (const [at, { name, held }] of cases.entries()) if (held) expect(outcomes[at]?.held, name).toMatchObject(held);
}

function problemsIn(failed: readonly FailedRow[], row: number): string[] {
  return failed.find((each) => each.row === row)?.problems.map(({ field, code }) => `${field} ${code}`) ?? [];
}

async function rows(text: string, ...values: unknown[]): Promise<Values[]> {
  return test.database.platform.query({ text: text.replaceAll('ws.', `"${test.workspace.schema}".`), values });
}

async function heldBy(ids: readonly string[]): Promise<Map<string, Values>> {
  const found = await rows('select id, reason from ws.claim where id = any($1::uuid[])', ids);
  return new Map(found.map((row) => [row.id as string, row]));
}

async function createAs(source: Actor['source'], cases: readonly RuleCase[]): Promise<Outcome[]> {
  const ids = cases.map(() => newId());
  const records = cases.map(({ given }) => wire(given));
  const request = { object: 'claim', action: 'create' as const, records, ids, partial: true };
  const { failed } = await writeRecords(test.workspace, { ...admin, source }, request);
  const held = await heldBy(ids);
  return ids.map((id, at) => ({ problems: problemsIn(failed, at), held: held.get(id) }));
}

/** Makes what was there before each change. A record that a rule locks is one that it locked already. */
async function prepare(cases: readonly RuleCase[]): Promise<string[]> {
  const records = cases.map(({ was }) => wire(was));
  return (await writeRecords(test.workspace, admin, { object: 'claim', action: 'create', records })).ids;
}

async function bringIn(cases: readonly RuleCase[], columns: readonly string[], dryRun: boolean): Promise<Outcome[]> {
  const importer = { ...admin, source: 'import' as const };
  const run = newId();
  const lines = cases.map(({ given }, at) => {
    const cells = texts({ ...given, name: `${run} ${at}` });
    return columns.map((name) => `"${cells[fieldNames.indexOf(name)]}"`).join(',');
  });
  const content = Readable.from([Buffer.from([columns.join(','), ...lines].join('\n'))]);
  const upload = await saveUpload(test.workspace, importer, { name: 'a.csv', content });
  const plan = { object: 'claim', mode: 'create' as const, columns: columns.map((column) => ({ column, field: column })) };
  const input = { upload: upload.id, name: 'a.csv', object: 'claim', rows: upload.rows, plan, dryRun };
  await rows(
    `insert into ws.sys_job (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
    ...[run, JSON.stringify(input), admin.userId],
  );
  await runImport(test.workspace, importer, { id: run, input, progress: {} }, { check: async () => {} });
  const errors = await readErrors(test.workspace, run, { limit: 1000 });
  const made = await rows('select name, reason from ws.claim where name like $1', `${run}%`);
  return cases.map((_, at) => ({
    // The head is the first row of the file.
    problems: errors
      .filter(({ row }) => row === at + 2)
      .flatMap(({ errors }) => errors.map(({ column, problem }) => `${problem.field ?? column} ${problem.code}`)),
    held: made.find(({ name }) => name === `${run} ${at}`),
  }));
}

describe('sixty rules hold', () => {
  it.each(['web', 'api', 'process', 'import'] as const)('where records are made by way of %s', async (source) => {
    expectOutcomes(newCases, await createAs(source, newCases));
  });

  it('where records are changed, one by one', async () => {
    const ids = await prepare(ruleCases);
    const outcomes: Outcome[] = [];
    for (const [at, { change }] of ruleCases.entries()) {
      const records = [{ id: ids[at] as string, values: wire(change) }];
      const failed = await writeRecords(test.workspace, admin, { object: 'claim', action: 'update', records }).then(
        () => [],
        (error: TenonError) => [{ row: 0, problems: error.details.problems ?? [] }],
      );
      outcomes.push({ problems: problemsIn(failed, 0) });
    }
    const held = await heldBy(ids);
    expectOutcomes(
      ruleCases,
      outcomes.map((outcome, at) => ({ ...outcome, held: held.get(ids[at] as string) })),
    );
  });

  it('in a change of many at once', async () => {
    const ids = await prepare(ruleCases);
    const outcomes: Outcome[] = [];
    for (const [at, { change }] of ruleCases.entries()) {
      const request = { object: 'claim', action: 'update' as const, ids: [ids[at] as string], values: wire(change) };
      outcomes.push({ problems: problemsIn((await bulkChange(test.workspace, admin, request)).failed, 0) });
    }
    const held = await heldBy(ids);
    expectOutcomes(
      ruleCases,
      outcomes.map((outcome, at) => ({ ...outcome, held: held.get(ids[at] as string) })),
    );
  });

  it('in pasted cells', async () => {
    const ids = await prepare(ruleCases);
    const outcomes: Outcome[] = [];
    for (const [at, { change }] of ruleCases.entries()) {
      const fields = fieldNames.filter((name) => name in change);
      const cells = [fields.map((name) => texts(change)[fieldNames.indexOf(name)] as string)];
      const paste = { object: 'claim', fields, ids: [ids[at] as string], cells, partial: true };
      outcomes.push({ problems: problemsIn((await pasteCells(test.workspace, admin, paste)).failed, 0) });
    }
    const held = await heldBy(ids);
    expectOutcomes(
      ruleCases,
      outcomes.map((outcome, at) => ({ ...outcome, held: held.get(ids[at] as string) })),
    );
  });

  it.each([true, false])('in an imported file, and in its rehearsal (%s)', async (dryRun) => {
    // A column that is there counts as given: what a rule sets is told by files without one.
    const [giving, silent] = [
      newCases.filter(({ given }) => 'reason' in given),
      newCases.filter(({ given }) => !('reason' in given)),
    ];
    expectOutcomes(giving, await bringIn(giving, fieldNames, dryRun));
    const outcomes = await bringIn(
      silent,
      fieldNames.filter((name) => name !== 'reason'),
      dryRun,
    );
    expectOutcomes(dryRun ? silent.map((each) => ({ ...each, held: undefined })) : silent, outcomes);
  });

  it('where a record is turned into another', async () => {
    const records = newCases.map(({ given }) => wire(given));
    const { ids } = await writeRecords(test.workspace, admin, { object: 'report_of', action: 'create', records });
    const outcomes: Outcome[] = [];
    const made: (string | undefined)[] = [];
    for (const id of ids) {
      const converted = await convertRecord(test.workspace, admin, { object: 'report_of', id, targets: {} }).catch(
        (error: TenonError) => error,
      );
      made.push('records' in converted ? converted.records.claim?.id : undefined);
      outcomes.push({
        problems: 'details' in converted ? problemsIn([{ row: 0, problems: converted.details.problems ?? [] }], 0) : [],
      });
    }
    const held = await heldBy(made.filter((id) => id !== undefined));
    expectOutcomes(
      newCases,
      outcomes.map((outcome, at) => ({ ...outcome, held: held.get(made[at] ?? '') })),
    );
  });

  it('in what an automation does', async () => {
    const ids = newCases.map(() => newId());
    const records = newCases.map(({ given }, at) => wire({ ...given, name: ids[at] }));
    await writeRecords(test.workspace, admin, { object: 'report_of', action: 'create', records, ids });
    const changes = newCases.map(({ given }, at) => ({
      id: ids[at] as string,
      values: { status: 'reason' in given ? 'new' : 'seen' },
    }));
    await writeRecords(test.workspace, admin, { object: 'report_of', action: 'update', records: changes });
    while ((await rows('select from ws.sys_event where pending')).length > 0) await drainOutbox(test.workspace);
    const runs = await rows('select record_id as id, problem from ws.sys_run where problem is not null');
    const claims = await rows('select name, reason from ws.claim');
    const outcomes = ids.map((id): Outcome => {
      const run = runs.find((each) => each.id === id);
      const { problems = [] } = run?.problem ? (JSON.parse(run.problem as string) as { problems?: FailedRow['problems'] }) : {};
      return { problems: problems.map(({ field, code }) => `${field} ${code}`), held: claims.find(({ name }) => name === id) };
    });
    expectOutcomes(newCases, outcomes);
  });
});
