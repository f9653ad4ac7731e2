import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { useText } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';

type Given = { object: ObjectModel; rules: RuleAnswer; onProblems: (fields: string[]) => void };

/** Something that the server refused: of a field, or of the record as a whole. */
export type Refused = { field?: string; message: string };

/** What is wrong with the fields of a form, with the cells of rows in it, and with the record as a whole. `onProblems` shows where. */
export function useFormProblems({ object, rules, onProblems }: Given) {
  const t = useText();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [cells, setCells] = useState<Record<string, Record<string, string>>>({});
  // What is wrong in other steps goes on being shown there.
  const add = (found: Record<string, string>) => setProblems((now) => ({ ...now, ...found }));
  return {
    problems,
    refused,
    cells,
    add,
    clear() {
      setProblems({});
      setRefused([]);
    },
    settle(name: string) {
      setProblems(({ [name]: _, ...rest }) => rest);
      setRefused([]);
    },
    /** Shows what the server refused; false where it refused nothing, and something else went wrong. */
    show(error: unknown): boolean {
      const told = error instanceof ApiProblem ? (error.details.problems ?? []) : [];
      setRefused(told);
      if (!(error instanceof ApiProblem) || told.length === 0) return false;
      setCells(error.cells);
      setProblems(error.fields);
      onProblems(Object.keys(error.fields));
      return true;
    },
    /** Shows which of these fields must be filled in and are not; false where none is. */
    findMissing(isMeant: (name: string) => boolean): boolean {
      const missing = rules.asked.filter((name) => object.fields[name]?.default === undefined && isMeant(name));
      if (missing.length === 0) return false;
      add(Object.fromEntries(missing.map((name) => [name, t('record.create.required')])));
      onProblems(missing);
      return true;
    },
  };
}
