import { useEffect, useRef } from 'react';
import type { Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { queryRecords } from '../../base/records.ts';
import type { RuleAnswer } from '../../fields/rules/ask-rules.ts';
import { linkedId } from '../../fields/rules/linked-id.ts';

type Given = {
  object: ObjectModel;
  values: Readonly<Record<string, unknown>>;
  rules: RuleAnswer;
  onMisfit: (field: string) => void;
};

/** Looks at a link again when a rule offers other records than before, since what it reads was changed; tells of one that is none of them. */
export function useFittingLinks({ object, values, rules, onMisfit }: Given): void {
  const now = useRef({ values, onMisfit });
  now.current = { values, onMisfit };
  const looked = useRef<Record<string, string>>({});
  const offers = Object.keys(object.fields).flatMap((name) => {
    const { leadsTo: [to, ...others] = [], filter } = (rules.field(name) ?? {}) as {
      leadsTo?: readonly string[];
      filter?: Filter;
    };
    return to === undefined || others.length > 0 || !filter ? [] : [{ name, to, filter }];
  });
  useEffect(() => {
    for (const { name, to, filter } of offers) {
      const id = linkedId(now.current.values[name]);
      const key = JSON.stringify(filter);
      const isOther = looked.current[name] !== undefined && looked.current[name] !== key;
      looked.current[name] = key;
      if (!isOther || id === undefined) continue;
      const query = { filter: { and: [{ field: 'id', op: 'eq' as const, value: id }, filter] }, select: ['id'], limit: 1 };
      const tell = (isThere: boolean) => {
        if (!isThere && linkedId(now.current.values[name]) === id) now.current.onMisfit(name);
      };
      // Where it cannot be asked, the server says so when the record is saved.
      queryRecords(to, query).then(
        ({ records }) => tell(records.length > 0),
        () => undefined,
      );
    }
  }, [JSON.stringify(offers)]);
}
