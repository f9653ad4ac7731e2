/**
 * Records that were shown before keep their order among themselves, others stand where the answer has them: in a list that is ordered by
 * the last change, the one that was just edited would jump away from who edits it.
 */
export function keepPlaces<Entry extends { id: string }>(before: readonly string[], records: readonly Entry[]): Entry[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const known = new Set(before);
  const inPlace = before.flatMap((id) => byId.get(id) ?? []);
  let next = 0;
  return records.map((record) => (known.has(record.id) ? (inPlace[next++] as Entry) : record));
}
