import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { compileTitle, type Title } from '../../query/select/title.ts';
import { fromClause, readable, type Source } from '../../query/source.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';

/** What comes out for a record; `reads` is what it is worked out from. Values are as JSON has them. */
export type TriedRecord = { id: string; title: string | null; value: unknown; reads?: Record<string, unknown> };

/** What is asked of each record. */
export type TriedTerms = { value: Sql; title: Title; reads: readonly { path: string; sql: Sql }[] };

type Row = { id: string; title: unknown; value: unknown; reads?: unknown[] };

export { compileTitle as titleOf };

/** The newest ten records that the reader may see, with what comes out for each. Take it last: paths join on the way. */
export function newestTen(source: Source, { value, title, reads }: TriedTerms): Sql {
  const { alias } = source;
  const where = join(readable(source), ' and ');
  const beside = reads.length > 0 ? sql`, jsonb_build_array(${join(reads.map((each) => each.sql))}) as reads` : raw('');
  return sql`select ${raw(alias)}.id, ${title.sql} as title, to_jsonb(${value}) as value${beside} from ${fromClause(source)} where ${where} order by ${raw(alias)}.id desc limit 10`;
}

/** Runs a question as the actor; rows as they come, and read as records. */
export function askTried(workspace: Workspace, actor: Actor) {
  const run = startRun(workspace, actor);
  return async (statement: Sql, { title, reads }: TriedTerms): Promise<{ rows: Row[]; records: TriedRecord[] }> => {
    const rows = await workspace.db.read<Row>({ text: statement.text, values: bindRun(statement.values, run) });
    return { rows, records: rows.map((row) => readRow(row)) };

    function readRow(row: Row): TriedRecord {
      const record = { id: row.id, title: title.read(row.title, actor), value: row.value };
      const beside = row.reads;
      return beside ? { ...record, reads: Object.fromEntries(reads.map(({ path }, at) => [path, beside[at]])) } : record;
    }
  };
}
