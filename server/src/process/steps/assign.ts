import {
  type AssignInputs,
  type Assignment,
  type Candidate,
  choosePerson,
  type Filter,
  noTurns,
  type Turns,
  type WireRecord,
} from '@tenon/metadata';
import { workingTimeBetween } from '@tenon/metadata/working-time.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Actor } from '../../access/actor.ts';
import { systemActor } from '../../access/actors.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { aggregate } from '../../analytics/aggregate.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { administratorsOf, findApprovers } from '../approvals/find-approvers.ts';
import { readWorkingTimes, type WorkingTimes } from '../calendars/working-times.ts';
import { assignmentText } from './assignment-text.ts';
import { batchOf, type ProcessStep, type StepRun } from './process-step.ts';
import { idOfRecord } from './record-of.ts';

type Step = StepRun<'assign'>;

/**
 * Gives each record to one of several people. Whose turn it is is a row of the step, locked until the transaction ends: what arrives at the same moment
 * is assigned one after another, each by what the others got.
 */
export const assign: ProcessStep<'assign'> = {
  async run(workspace, actor, step) {
    const inputs = step.inputs as AssignInputs;
    const { field = 'owner', cap, way = 'turns' } = inputs;
    let turns = await lockTurns(workspace, step);
    const directory = await readDirectory(workspace);
    const times = await readWorkingTimes(step.tx, workspace);
    const loads = new Map<string, number>();
    const outcomes = [];
    const records = [];
    for (const run of step.runs) {
      const people = [
        ...new Set(findApprovers(directory, inputs.people, { submitter: run.event.actor ?? actor.userId, record: run.record })),
      ];
      const sticky = inputs.sticky === undefined ? null : (idOfRecord(run.record[inputs.sticky]) ?? null);
      const asked = sticky !== null && !people.includes(sticky) ? [...people, sticky] : people;
      await readLoads(workspace, { step, people: asked.filter((id) => !loads.has(id)), loads });
      const candidates = asked.map((id) => candidateOf(id, { workspace, directory, times, inputs, load: loads.get(id) ?? 0 }));
      const chosen = choosePerson({ candidates: ofPool(candidates, { people, sticky }), way, cap, sticky }, turns);
      turns = chosen.turns;
      const person = chosen.person ?? (inputs.otherwise === 'nobody' ? null : (administratorsOf(directory)[0] ?? null));
      if (person !== null) loads.set(person, (loads.get(person) ?? 0) + 1);
      if (person !== null) records.push({ run, id: run.record.id, values: { [field]: person } });
      outcomes.push({ outputs: outputsOf(step, run.record, { chosen, person, directory, actor }) });
    }
    if (records.length > 0) {
      const batch = batchOf(records.map(({ run }) => run));
      const request = {
        object: step.object,
        action: 'update' as const,
        records: records.map(({ id, values }) => ({ id, values })),
        batch,
      };
      const { warnings } = await writeRecords(workspace, actor, request, step.tx);
      step.warn(warnings);
    }
    await saveTurns(workspace, step, turns);
    return outcomes;
  },
};

/** Who is not among the people can only keep what was theirs; they take no turn. */
function ofPool(candidates: Candidate[], { people, sticky }: { people: readonly string[]; sticky: string | null }): Candidate[] {
  const isAble = (each: Candidate) => each.hindered === null;
  return candidates.filter((each) => people.includes(each.id) || (each.id === sticky && isAble(each)));
}

type Chosen = { chosen: Assignment; person: string | null; directory: Directory; actor: Actor };

function outputsOf({ object }: Step, { id }: WireRecord, { chosen, person, directory, actor }: Chosen) {
  return {
    ...{ record: { object, id }, person: person === null ? null : { object: 'user', id: person } },
    why: assignmentText(chosen, { person, nameOf: (each) => directory.people.get(each)?.name ?? each })[actor.locale],
  };
}

type Facts = { workspace: Workspace; directory: Directory; times: WorkingTimes; inputs: AssignInputs; load: number };

function candidateOf(id: string, { workspace, directory, times, inputs, load }: Facts): Candidate {
  const now = workspace.clock.now();
  const calendar = times.of(id);
  const isWorking = () => workingTimeBetween(calendar, now, new Date(now.getTime() + 1)) > 0;
  const hindered = !directory.people.get(id)?.active
    ? 'inactive'
    : times.isAway(id, dateIn(now, calendar.timeZone))
      ? 'away'
      : inputs.hours === 'atWork' && !isWorking()
        ? 'offHours'
        : null;
  return { id, load, hindered, weight: inputs.weights?.[id] ?? 1 };
}

type Loading = { step: Step; people: readonly string[]; loads: Map<string, number> };

/** How many each has, all of them counted: what the actor may not read counts, too. */
async function readLoads(workspace: Workspace, { step, people, loads }: Loading): Promise<void> {
  const { field = 'owner', cap, counts, way } = step.inputs as AssignInputs;
  if (people.length === 0 || (cap === undefined && way !== 'least')) return;
  const filter: Filter = { and: [{ field, op: 'in', value: [...people] }, ...(counts ? [counts] : [])] };
  const query = { object: step.object, filter, group: [{ field }], measures: [{ name: 'count', aggregate: 'count' as const }] };
  const { rows } = await aggregate(workspace, systemActor(workspace), query, { tx: step.tx });
  for (const id of people) loads.set(id, 0);
  for (const { keys, values } of rows) loads.set(idOfRecord(keys[0]) ?? String(keys[0]), Number(values.count));
}

async function lockTurns(workspace: Workspace, { process, step, tx }: Step): Promise<Turns> {
  const table = sysTable({ workspace }, 'sys_assignment');
  await tx.query({
    text: `insert into ${table} (process, step, turns) values ($1, $2, $3) on conflict do nothing`,
    values: [process.name, step.id, JSON.stringify(noTurns)],
  });
  const [row] = await tx.query<{ turns: Turns }>({
    text: `select turns from ${table} where process = $1 and step = $2 for update`,
    values: [process.name, step.id],
  });
  return row?.turns ?? noTurns;
}

async function saveTurns(workspace: Workspace, { process, step, tx }: Step, turns: Turns): Promise<void> {
  await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_assignment')} set turns = $3 where process = $1 and step = $2`,
    values: [process.name, step.id, JSON.stringify(turns)],
  });
}
