import { useState } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { useText } from '../../base/use-text.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';

type Given = { object: ObjectModel; rules: RuleAnswer; onProblems: (fields: string[]) => void };

/** What is wrong with the fields of a form, and with the cells of rows in it. `onProblems` shows where. */
export function useFormProblems({ object, rules, onProblems }: Given) {
  const t = useText();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [cells, setCells] = useState<Record<string, Record<string, string>>>({});
  // What is wrong in other steps goes on being shown there.
  const add = (found: Record<string, string>) => setProblems((now) => ({ ...now, ...found }));
  return {
    problems,
    cells,
    add,
    clear: () => setProblems({}),
    settle: (name: string) => setProblems(({ [name]: _, ...rest }) => rest),
    /** Shows what the server said of the fields; false where it said nothing of any. */
    show(error: unknown): boolean {
      const found = error instanceof ApiProblem ? error.fields : {};
      setCells(error instanceof ApiProblem ? error.cells : {});
      if (!Object.keys(found).some((name) => name in object.fields)) return false;
      setProblems(found);
      onProblems(Object.keys(found));
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
