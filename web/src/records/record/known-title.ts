import type { QueryClient } from '@tanstack/react-query';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { recordTitle } from '../model/record-title.ts';

type Answer = { records?: WireRecord[]; pages?: Answer[] };

/** A record's name, as far as a list that was shown tells it. */
export function knownTitle(client: QueryClient, object: ObjectModel, id: string): string | undefined {
  const answers = client
    .getQueriesData<Answer>({ queryKey: queryKeys.records(object.name) })
    .flatMap(([, answer]) => answer ?? []);
  const records = answers.flatMap(({ records = [], pages = [] }) => [...records, ...pages.flatMap((page) => page.records ?? [])]);
  const found = records.find((record) => record.id === id && record[object.title] !== undefined);
  return found && recordTitle(object, found);
}
