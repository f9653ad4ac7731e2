import { ConnectorProblem, type HttpReply, type Label, problemTexts, type TypedWays, type ValueType } from '@tenon/metadata';
import { fillText } from '@tenon/metadata/definition-problem.ts';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { errorCatalogue, TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import type { CallAnswerRow, CallRow } from './call-rows.ts';

/** What a call brought back for the record it was about, and with whose rights it is written. */
export type CallAnswer = { reply: HttpReply; actor: Actor };

/**
 * Writes what came back into the fields that the button names, in the transaction that notes the call as done. What the answer does not have is
 * left as it is. Throws `ConnectorProblem` where it cannot be read, or the record does not take it: the call was made, and is not made again.
 */
export async function takeAnswer(
  workspace: Workspace,
  { call, answer: { reply, actor } }: { call: CallRow; answer: CallAnswer },
  tx: Transaction,
): Promise<void> {
  const { change, step } = call;
  const values = valuesOf(parseReply(reply), step?.answer ?? {});
  if (!change || Object.keys(values).length === 0) return;
  const records = [{ id: change.record, values }];
  const batch = { id: call.id, kind: 'button', button: step?.button };
  try {
    await writeRecords(workspace, actor, { object: change.object, action: 'update', records, batch }, tx);
  } catch (error) {
    if (!(error instanceof TenonError) || error.code === 'databaseDown' || error.code === 'busy') throw error;
    throw notTaken(reasonOf(error), error);
  }
}

/** So much of an answer is kept for people to look at. */
const preview = 4096;

/** What a step takes of what came back. Throws `ConnectorProblem` where that cannot be read, or a value is of another type: the call was made, and is not made again. */
export function readTaken({ text }: HttpReply, takes: TypedWays): CallAnswerRow {
  const answer = parseReply({ status: 0, text });
  const values = Object.entries(takes).map(([name, { type, way }]) => {
    const value = way.split('.').reduce<unknown>(memberOf, answer) ?? null;
    if (value !== null && !isOfType[type](value))
      throw notTaken({ zh: `“${name}”（${way}）的值不是所要的类型`, en: `“${name}” (${way}) is of another type than was said` });
    return [name, value] as const;
  });
  return { values: Object.fromEntries(values) as CallAnswerRow['values'], preview: text.slice(0, preview) };
}

const longestText = 10_000;
const isOfType: Record<ValueType, (value: unknown) => boolean> = {
  number: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value)),
  text: (value) => typeof value === 'string' && value.length <= longestText,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  datetime: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)),
};

function parseReply({ text }: HttpReply): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notTaken({ zh: '答复不是 JSON，或过长', en: 'it is not JSON, or too long' }, error);
  }
}

function valuesOf(answer: unknown, fields: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, path]) => {
      const value = path.split('.').reduce<unknown>(memberOf, answer);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function reasonOf({ code, details: { problems = [], params = {} } }: TenonError): Label {
  const [problem] = problems;
  return problem ? fillText(problemTexts[problem.code], problem.params ?? {}) : fillText(errorCatalogue[code], params);
}

function notTaken({ zh, en }: Label, cause?: unknown): ConnectorProblem {
  const label = { zh: `对方已收到，但答复没有写回记录：${zh}`, en: `The call was made, but its answer was not taken: ${en}` };
  return Object.assign(new ConnectorProblem(label, 'never'), { cause });
}
