import { queryOptions, useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { readRecord } from '../../base/records.ts';
import { linkedId } from './linked-id.ts';

type Values = Readonly<Record<string, unknown>>;

/** What rules look at in a record that a relation leads to, by path from there; undefined where it is not known, or not to be read. */
export type RelatedValues = (relation: string, id: string) => Values | undefined;

type Link = { relation: string; id: string };

/**
 * Reads what the rules of an object look at in the records that its records point at, with the rights of who is asked. The first question about
 * a record is answered without; the screen asks again once it is read.
 */
export function useRelatedValues(object: ObjectModel): RelatedValues | undefined {
  const paths = useMemo(() => relatedPaths(object), [object]);
  const asked = useRef(new Map<string, Link>());
  const [links, setLinks] = useState<readonly Link[]>([]);
  const answers = useQueries({
    queries: links.map((link) => relatedRecord(object, link, paths)),
    combine: (results) => results.map(({ data }) => data),
  });
  // What is asked for is known once the screen has drawn itself.
  useEffect(() => {
    if (asked.current.size > links.length) setLinks([...asked.current.values()]);
  });
  return useMemo(() => {
    if (paths.size === 0) return undefined;
    const known = new Map(links.map(({ relation, id }, at) => [`${relation} ${id}`, answers[at]]));
    return (relation, id) => {
      const key = `${relation} ${id}`;
      asked.current.set(key, { relation, id });
      return known.get(key);
    };
  }, [paths, links, answers]);
}

/** The same for one question that is asked later: it waits until what its record points at is read. */
export function useReadRelated(object: ObjectModel): (values: Values) => Promise<RelatedValues> {
  const client = useQueryClient();
  return async (values) => {
    const paths = relatedPaths(object);
    const links = [...paths.keys()].flatMap((relation) => {
      const id = linkedId(values[relation]);
      return id === undefined ? [] : [{ relation, id }];
    });
    // What cannot be read now is told when the record is saved.
    const read = links.map((link) => client.ensureQueryData(relatedRecord(object, link, paths)).catch(() => undefined));
    const known = await Promise.all(read);
    return (relation, id) => known[links.findIndex((link) => link.relation === relation && link.id === id)];
  };
}

/** Relations that rules look through, with the paths from there. */
function relatedPaths({ ruleTypes = {} }: ObjectModel): ReadonlyMap<string, string[]> {
  const related = Object.keys(ruleTypes).filter((path) => path.includes('.'));
  const split = related.map((path) => [path.slice(0, path.indexOf('.')), path.slice(path.indexOf('.') + 1)] as const);
  return new Map([...Map.groupBy(split, ([relation]) => relation)].map(([name, each]) => [name, each.map(([, path]) => path)]));
}

function relatedRecord({ fields }: ObjectModel, { relation, id }: Link, paths: ReadonlyMap<string, string[]>) {
  const target = fields[relation]?.leadsTo?.[0] ?? '';
  const select = paths.get(relation) ?? [];
  return queryOptions({
    queryKey: queryKeys.record(target, id, 'for rules', select),
    queryFn: ({ signal }): Promise<WireRecord> => readRecord(target, id, select, signal),
    retry: false,
  });
}
