import type { CheckpointsOfRecord, Problem } from '@tenon/metadata';
import { optionsBehind } from '@tenon/metadata/rules/rules-of-gates.ts';
import type { Actor } from '../../access/actor.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { evidenceTable } from '../evidence/append-evidence.ts';
import { getRecord } from '../read/get-record.ts';
import { runWrite } from '../write/run-write.ts';
import { readPassesOf } from './pass-rows.ts';
import { secondsOf } from './passes.ts';

type Named = { object: string; id: string };
type Answer<Told> = Omit<CheckpointsOfRecord, 'checkpoints'> & {
  checkpoints: (Omit<CheckpointsOfRecord['checkpoints'][number], 'missing'> & { missing: Told[] })[];
};

/**
 * The checkpoints that still lie before a record and hold it: what is missing as its reader may see it, who may be the second person, what was asked for, and the
 * evidence of what passed. Throws `notFound` for a record that is not the reader's to see.
 */
export async function readCheckpoints(workspace: Workspace, actor: Actor, { object: name, id }: Named): Promise<Answer<Problem>> {
  const object = workspace.snapshot.objects.get(name);
  if (!object) throw new TenonError('notFound');
  await getRecord(workspace, actor, { object: name, id, select: [] });
  const directory = await readDirectory(workspace);
  const checkpoints: Answer<Problem>['checkpoints'] = [];
  for (const ahead of checkpointsAhead(workspace, actor, object)) {
    const missing = await missingFor(workspace, actor, { object: name, id, ...ahead });
    if (missing.length > 0) checkpoints.push({ ...ahead, missing });
  }
  const passes = await readPassesOf(workspace, { object: name, id });
  const mayDecide = actor.kind === 'person' && actor.rights.system.has('breakGlass');
  const now = workspace.clock.now().getTime();
  return {
    checkpoints,
    seconds: (await secondsOf(workspace))
      .filter((person) => person !== actor.userId)
      .map((person) => personOf(directory, person)),
    passes: passes.map((pass) => {
      const stands = Date.parse(pass.expiresAt) > now;
      const isOwn = pass.requester === actor.userId;
      const can = !stands ? [] : isOwn ? canOwn(pass.state) : mayDecide ? canDecide(pass.state) : [];
      const { id, checkpoint, action, option, reason, askedAt, state, decidedAt, comment, expiresAt } = pass;
      return {
        ...{ id, checkpoint, action, option, reason, askedAt, decidedAt, comment, expiresAt, can },
        state: !stands && (state === 'asked' || state === 'granted') ? 'expired' : state,
        requester: personOf(directory, pass.requester),
        decidedBy: pass.decidedBy === null ? null : personOf(directory, pass.decidedBy),
      };
    }),
    evidence: await readEvidence(workspace, directory, { object: name, id }),
  };
}

const canOwn = (state: string): 'withdraw'[] => (state === 'asked' || state === 'granted' ? ['withdraw'] : []);
const canDecide = (state: string): ('grant' | 'refuse')[] =>
  state === 'asked' ? ['grant', 'refuse'] : state === 'granted' ? ['refuse'] : [];

type Ahead = { name: string; field: string; option: string };

/** One for each checkpoint that the reader may see, with the nearest option behind it. */
function checkpointsAhead({ snapshot }: Workspace, actor: Actor, object: CompiledObject): Ahead[] {
  return Object.entries(object.body.gates ?? {}).flatMap(([name, gate]) => {
    if (!gate.checkpoint || gate.off || !mayReadPath(snapshot, actor, object.name, gate.field)) return [];
    const definition = object.fields.get(gate.field)?.definition;
    const options = definition && 'options' in definition ? definition.options : [];
    return (['enter', 'leave'] as const).flatMap((way) => {
      const [option] = gate[way] ? optionsBehind(options, gate.option, way) : [];
      return option === undefined ? [] : [{ name, field: gate.field, option }];
    });
  });
}

class RolledBack extends Error {}

/** What stands in the way of the next option, as the write itself says it; all of it is rolled back. */
async function missingFor(
  workspace: Workspace,
  actor: Actor,
  { object, id, name, field, option }: Named & Ahead,
): Promise<Problem[]> {
  try {
    return await workspace.db.transaction(async (tx) => {
      await runWrite(
        workspace,
        // No pass is used up by looking.
        { ...actor, source: 'process' },
        { object, action: 'update', records: [{ id, values: { [field]: option } }] },
        { tx },
      );
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return [];
    if (!(error instanceof TenonError)) throw error;
    return (error.details.problems ?? []).filter(({ checkpoint, gate }) => checkpoint && gate === name);
  }
}

type EvidenceRow = { number: string; content: string; hash: string };

async function readEvidence(
  workspace: Workspace,
  directory: Directory,
  { object, id }: Named,
): Promise<CheckpointsOfRecord['evidence']> {
  const rows = await workspace.db.read<EvidenceRow>({
    text: `select e.number::text, e.content, e.hash from ${evidenceTable(workspace)} e where e.object = $1 and e.record_id = $2
      order by e.number desc limit 50`,
    values: [object, id],
  });
  return rows.map(({ number, content, hash }) => {
    const told = JSON.parse(content) as {
      kind: CheckpointsOfRecord['evidence'][number]['kind'];
      at: string;
      checkpoint: string;
      by: string | null;
      pass?: { reason: string };
    };
    const { kind, at, checkpoint, by } = told;
    return {
      ...{ number: Number(number), hash, kind, at, checkpoint },
      by: by === null ? null : personOf(directory, by),
      reason: told.pass?.reason ?? null,
    };
  });
}

function personOf({ people }: Directory, id: string): { id: string; name: string } {
  return { id, name: people.get(id)?.name ?? '—' };
}
