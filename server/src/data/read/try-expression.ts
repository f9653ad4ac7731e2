import type { ExpressionType, Label } from '@tenon/metadata';
import { type CheckResult, prepareExpression } from '@tenon/metadata/expression/check.ts';
import { compileExpression } from '@tenon/metadata/expression/compile.ts';
import { expressionTypeLabels, formatExpressionError } from '@tenon/metadata/expression/expression-error.ts';
import { ruleNeeds } from '@tenon/metadata/rules/rule-language.ts';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { typeOfPath } from '../../access/expression-types.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { runClock } from '../../query/formula.ts';
import { invalidQuery } from '../../query/parse/query-error.ts';
import { fromClause, readable, type Source, startCompiler } from '../../query/source.ts';
import { openObject } from '../../query/statements/list.ts';
import { compileValue } from '../../query/value.ts';
import { askTried, newestTen, type TriedRecord, type TriedTerms, titleOf } from './tried-records.ts';

/** The newest records that are looked through; what is counted of more would keep the table busy for a question somebody types. */
const mostCounted = 100_000;
const mostShown = 20;

/** What an expression says of records that the actor may see: of the newest ten, or of all, how often it holds and where. */
export type TriedExpression = {
  type: ExpressionType;
  records: TriedRecord[];
  /** Records looked at, and those of them for which the expression is true. */
  counts?: { looked: number; holds: number; isAll: boolean };
};

export type ExpressionTrial = { object: string; source: string; counts: boolean };

/**
 * Works an expression out over records as they are: nothing of them is changed, and the actor writes. Fields that the actor may not see are
 * `unknownField`, as in a list. Throws `notFound`, `invalidQuery`.
 */
export async function tryExpression(workspace: Workspace, actor: Actor, trial: ExpressionTrial): Promise<TriedExpression> {
  const { snapshot } = workspace;
  const source = openObject(startCompiler(snapshot, viewerOf(snapshot, actor)), trial.object);
  const checked = check(workspace, trial);
  const value = compileExpression(checked.expression, {
    column: (path) => compileValue(source, path, 'expression').sql,
    clock: { ...runClock, actor: actorTerms(actor) },
  });
  const title = titleOf(source);
  const reads = pathsShown(checked.paths).map((path) => ({ path, sql: compileValue(source, path, 'expression').sql }));
  const terms = { value, title, reads };
  const ask = askTried(workspace, actor);
  if (!trial.counts) return { type: checked.type, records: (await ask(newestTen(source, terms), terms)).records };
  const { type: answers } = checked;
  if (answers !== 'boolean') throw badExpression(noCondition(answers));
  const [{ rows }, { records }] = await Promise.all([
    ask(counting(source, value), terms),
    ask(holding(source, { value, title, reads: [] }), terms),
  ]);
  const [counted] = rows as unknown as [{ looked: string; holds: string }];
  const looked = Number(counted.looked);
  return {
    type: checked.type,
    records,
    counts: { looked: Math.min(looked, mostCounted), holds: Number(counted.holds), isAll: looked <= mostCounted },
  };
}

const mostReads = 4;

/** What an expression is worked out from is shown beside its answer, as far as there is room. */
function pathsShown(paths: readonly string[]): string[] {
  return [...new Set(paths)].slice(0, mostReads);
}

function check({ snapshot }: Workspace, { object, source }: ExpressionTrial): CheckResult & { ok: true } {
  const resolve = (path: string) => {
    const type = typeOfPath(snapshot, object, path);
    return type === 'none' ? undefined : type;
  };
  const names = () => [...(snapshot.objects.get(object)?.fields.keys() ?? [])];
  const checked = prepareExpression(source, { resolve, names, has: ruleNeeds });
  if (checked.ok) return checked;
  const [error] = checked.errors;
  const reason = { zh: error ? formatExpressionError(error, 'zh') : '', en: error ? formatExpressionError(error, 'en') : '' };
  throw badExpression(reason);
}

function badExpression(reason: Label): TenonError {
  return invalidQuery('expression', { code: 'badExpression', params: { reason } });
}

function noCondition(type: ExpressionType): Label {
  const { zh, en } = expressionTypeLabels[type];
  return { zh: `条件的结果应为是/否，这里是${zh}`, en: `A condition says yes or no; this gives ${en}` };
}

/** One more than are counted is looked at, to tell whether those are all. */
function counting(source: Source, value: Sql): Sql {
  const where = join(readable(source), ' and ');
  const rows = sql`select ${value} as value from ${fromClause(source)} where ${where} order by ${raw(source.alias)}.id desc limit ${mostCounted + 1}`;
  return sql`select count(*) as looked, count(*) filter (where value) as holds from (${rows}) as newest`;
}

function holding(source: Source, { value, title }: TriedTerms): Sql {
  const { alias } = source;
  const where = join(readable(source), ' and ');
  const rows = sql`select ${raw(alias)}.id, ${title.sql} as title, ${value} as value from ${fromClause(source)} where ${where} order by ${raw(alias)}.id desc limit ${mostCounted}`;
  return sql`select id, title, to_jsonb(value) as value from (${rows}) as newest where value order by id desc limit ${mostShown}`;
}

function actorTerms({ userId, roles, source }: Actor) {
  return { id: sql`${userId}::uuid`, roles: sql`${[...roles]}::text[]`, source: sql`${source}::text` };
}
