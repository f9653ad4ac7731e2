import type { ImportJob, ImportPlan, ImportRows, Locale, Problem } from '@tenon/metadata';
import type { PreviewedRows } from '../data/import/preview/preview-rows.ts';
import type { ImportState } from '../data/import/run/import-jobs.ts';
import type { RowProblem } from '../data/import/run/import-problem.ts';
import { describeProblem } from './describe-error.ts';
import { describeFailure } from './describe-failure.ts';
import { describeKept } from './describe-kept.ts';

/** An import in its wire form, its problems in the reader's language. */
export function describeImport(state: ImportState, locale: Locale): ImportJob {
  const { errors, causes, notes, replacements, problem, kept, upload: _, plan: __, ...job } = state;
  const described = errors.flatMap(({ row, errors }) =>
    errors.map(({ column, seen, problem }) => ({
      row,
      ...(column !== undefined && { column }),
      ...(seen !== undefined && { seen }),
      message: messageOf(problem, locale),
    })),
  );
  return {
    ...job,
    errors: described.slice(0, 100),
    ...(notes && {
      notes: notes.map(({ row, count, column, problem }) => ({
        row,
        count,
        ...(column !== undefined && { column }),
        message: messageOf(problem, locale),
      })),
    }),
    ...(replacements && {
      replacements: replacements.map(({ becomes, ...each }) => ({
        ...each,
        becomes: becomes === null || typeof becomes === 'string' ? becomes : becomes[locale],
      })),
    }),
    causes: causes.map(({ column, problem, isIn, ...counted }) => ({
      ...(column !== null && { column }),
      code: problem.code,
      message: messageOf(problem, locale),
      ...(isIn && { isIn }),
      ...counted,
    })),
    ...(kept && { kept: describeKept(kept, locale) }),
    ...(problem !== null && { problem: describeFailure(problem, locale) }),
  };
}

/** The same with what it was asked to do, so that it can be mended and tried again. */
export function describeWholeImport(state: ImportState, locale: Locale): ImportJob {
  return { ...describeImport(state, locale), upload: state.upload, plan: state.plan as ImportPlan };
}

/** The first rows of a file, with what is wrong in the reader's language. */
export function describeRows({ columns, rows }: PreviewedRows, locale: Locale): ImportRows {
  return {
    columns,
    rows: rows.map(({ row, cells, problems }) => ({
      row,
      cells: cells.map(({ problem, ...cell }) => ({ ...cell, ...(problem && { problem: messageOf(problem.problem, locale) }) })),
      problems: problems.map(({ problem }) => messageOf(problem, locale)),
    })),
  };
}

/** All problems of a row in one line, for the file of errors. */
export function describeRow(problems: readonly RowProblem[], locale: Locale): string {
  return problems
    .map(({ column, problem }) => (column === undefined ? '' : `${column}: `) + messageOf(problem, locale))
    .join(locale === 'zh' ? '；' : '; ');
}

function messageOf(problem: Problem, locale: Locale): string {
  return describeProblem(problem, locale).message;
}
