import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { defineObject } from '@tenon/metadata';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { checkPlan } from '../import/columns/check-plan.ts';
import { rowsOf, saveUpload } from '../import/file/uploads.ts';
import { openCellReader } from '../import/run/read-cells.ts';
import { readRecords } from '../read/read-records.ts';
import { writeRecords } from '../write/write-records.ts';
import { exportCsv } from './export-csv.ts';

const label = (en: string) => ({ zh: en, en });
const note = defineObject('note', {
  label: label('Note'),
  icon: 'file-text',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name'), required: true },
    body: { type: 'longText', label: label('Body') },
    n: { type: 'integer', label: label('N') },
    other: { type: 'text', label: label('Body') },
  },
  sort: [{ field: 'n', direction: 'asc' }],
});

let opened: TestWorkspace;
let folder: string;
let actor: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-export-'));
  opened = await openTestWorkspace({ definitions: [note], dataFolder: folder });
  actor = (await actorForUser(opened.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(async () => {
  await opened.drop();
  await rm(folder, { recursive: true, force: true });
});

const signs = ['\n', '\r\n', '"', ',', ';', '\t', ' ', "'", '=', '+', '-', '@', '＝', '1', 'a', '中', '😀'];
// An import takes off the blanks around a cell.
const words = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join('').trim())
  .filter((word) => word !== '');

test('columns that people call alike are told apart by their names', async () => {
  const select = ['name', 'body', 'other'];
  const file = await buffer(await exportCsv(opened.workspace, actor, { object: 'note', select }));
  expect(file.toString().split('\r\n')[0]).toBe('\ufeffName,body,other');
});

test('texts that were exported are read by the import as they were', async () => {
  const { workspace } = opened;
  const texts = fc.sample(fc.tuple(words, words), 400);
  const records = texts.map(([name, body], n) => ({ name: `${name.replace(/\s/g, ' ')}.`, body, n: n - 200 }));
  await writeRecords(workspace, actor, { object: 'note', action: 'create', records });
  const file = await buffer(await exportCsv(workspace, actor, { object: 'note', select: ['name', 'body', 'n'] }));
  const upload = await saveUpload(workspace, actor, { name: 'note.csv', content: Readable.from([file]) });
  const columns = ['Name', 'Body', 'N'].map((column) => ({ column, field: column.toLowerCase() }));
  expect(upload.columns.map(({ column }) => column)).toEqual(columns.map(({ column }) => column));
  const plan = await checkPlan(workspace, actor, { upload, plan: { object: 'note', mode: 'create', columns } });
  const read = openCellReader(plan);
  const values: unknown[] = [];
  for await (const rows of rowsOf(workspace, upload)) values.push(...rows.map((row) => read(row).values));
  expect(values.slice(1)).toEqual(records.map(({ name, ...rest }) => ({ name: name.trim(), ...rest })));
  expect((await readRecords(workspace, actor, { object: 'note', limit: 1, count: 'exact' })).count?.value).toBe(400);
});
