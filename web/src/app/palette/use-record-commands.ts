import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchHit } from '../../../../metadata/api/finding.ts';
import { paths } from '../../base/paths.ts';
import { useRecentRecords } from '../../base/recent-records.ts';
import { searchRecords } from '../../base/records.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useSettled } from '../../base/use-settled.ts';
import { useLabel } from '../../base/use-text.ts';
import { useGo } from '../../ui/use-go.ts';
import type { PaletteCommand } from './palette-command.ts';

/** Records that fit the words, from the server; the last opened ones while nothing is typed. */
export function useRecordCommands(words: string): { commands: PaletteCommand[]; searching: boolean } {
  const go = useGo();
  const label = useLabel();
  const me = useMe();
  const { outlines } = useModel();
  const query = useSettled(words.trim(), 120);
  const search = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => searchRecords(query, { limit: 12, signal }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const recent = useRecentRecords(me).filter(({ object }) => outlines[object]?.access.read);
  const hits: SearchHit[] = query === '' ? recent : (search.data ?? []);
  const toCommand = (hit: SearchHit): PaletteCommand => ({
    id: `record:${hit.object}:${hit.id}`,
    section: query === '' ? 'recent' : 'records',
    icon: outlines[hit.object]?.icon ?? 'file',
    title: hit.title,
    phone: hit.phone,
    subtitle: [label(outlines[hit.object]?.label), hit.subtitle].filter(Boolean).join(' · '),
    run: () => go(paths.record(hit.object, hit.id)),
  });
  return { commands: hits.map(toCommand), searching: search.isFetching };
}
