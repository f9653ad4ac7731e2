import type { FileReference } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid } from '../../base/errors.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { type KeptFile, type ShownValue, table } from './approval-rows.ts';
import type { OpenTask } from './open-task-state.ts';

/** Values that are files, with the hash of what each holds: what was submitted can be told from what is there later. */
export async function withHashes(
  tx: Transaction,
  workspace: Workspace,
  { object, shown }: { object: string; shown: readonly ShownValue[] },
): Promise<ShownValue[]> {
  const isFiles = ({ path }: ShownValue) => resolveField(workspace.snapshot, object, path)?.at(-1)?.type.holdsFiles === true;
  const ids = shown.filter(isFiles).flatMap(filesIn);
  if (ids.length === 0) return [...shown];
  const rows = await tx.query<{ id: string; sha256: string }>({
    text: `select id, encode(sha256, 'hex') as sha256 from ${sysTable({ workspace }, 'sys_file')} where id = any($1::uuid[])`,
    values: [ids],
  });
  const hashes = new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  return shown.map((each) => {
    const own = isFiles(each) ? filesIn(each).flatMap((id) => (hashes.has(id) ? [[id, hashes.get(id)]] : [])) : [];
    return own.length > 0 ? { ...each, hashes: Object.fromEntries(own) } : each;
  });
}

function filesIn({ value }: ShownValue): string[] {
  return Array.isArray(value) ? value.map(({ id }: FileReference) => id) : [];
}

/** Those who are asked in a task may open the files that it shows. */
export async function keepShown(
  tx: Transaction,
  workspace: Workspace,
  { task, shown }: { task: string; shown: readonly ShownValue[] },
): Promise<void> {
  const files = shown.flatMap(({ hashes = {} }) => Object.entries(hashes));
  if (files.length === 0) return;
  await tx.query({
    text: `insert into ${table(workspace, 'sys_evidence')} (task, file, sha256, use)
      select $1, file, decode(sha256, 'hex'), 'shown' from unnest($2::uuid[], $3::text[]) as f(file, sha256) on conflict do nothing`,
    values: [task, files.map(([id]) => id), files.map(([, sha256]) => sha256)],
  });
}

type Given = { actor: Actor; open: OpenTask; files: readonly string[]; use: 'signature' | 'attachment' };

/**
 * Puts files that somebody has just sent to their decision, for good. Answers them with the hash of what they hold. Throws `invalid` for files
 * that are not theirs, or belong to something else already.
 */
export async function keepGiven(
  tx: Transaction,
  workspace: Workspace,
  { actor, open: { task, approval }, files, use }: Given,
): Promise<KeptFile[]> {
  if (files.length === 0) return [];
  const kept = await tx.query<KeptFile>({
    text: `with own as (update ${sysTable({ workspace }, 'sys_file')} set object = $3, record_id = $4
          where id = any($1::uuid[]) and created_by = $2 and record_id is null returning id, name, size::int, type, sha256),
        kept as (insert into ${table(workspace, 'sys_evidence')} (task, file, sha256, use) select $5, id, sha256, $6 from own)
      select id, name, size, type, encode(sha256, 'hex') as sha256 from own order by id`,
    values: [files, actor.userId, approval.object, approval.record_id, task.id, use],
  });
  const label = use === 'signature' ? signatureLabel : attachmentLabel;
  if (kept.length < new Set(files).size)
    throw invalid([{ code: 'notFound', field: use, params: { label, seen: files.join(', ') } }]);
  return kept;
}

export const signatureLabel = { zh: '手写签名', en: 'Signature' };
export const attachmentLabel = { zh: '附件', en: 'Attachment' };

/** Whether somebody may open a file because of what they are asked, or were, or have submitted. */
export async function mayReadEvidence(workspace: Workspace, { userId }: Actor, file: string): Promise<boolean> {
  const [found] = await workspace.db.read({
    text: `select from ${table(workspace, 'sys_evidence')} e join ${table(workspace, 'sys_task')} t on t.id = e.task
        join ${table(workspace, 'sys_approval')} a on a.id = t.approval
      where e.file = $1 and (exists (select from ${table(workspace, 'sys_seat')} s where s.task = t.id and (s.person = $2 or s.principal = $2))
        or exists (select from ${table(workspace, 'sys_decision')} d where d.task = t.id and d.by = $2)
        or e.use <> 'shown' and (a.submitter = $2
          or exists (select from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} o on o.id = s.task
            where o.approval = a.id and (s.person = $2 or s.principal = $2)))) limit 1`,
    values: [file, userId],
  });
  return found !== undefined;
}
