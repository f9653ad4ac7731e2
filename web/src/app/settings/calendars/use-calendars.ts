import { useQuery } from '@tanstack/react-query';
import type { CalendarLine } from '../../../../../metadata/api/calendars.ts';
import type { CalendarBody } from '../../../../../metadata/calendars/calendar-body.ts';
import { api } from '../../../base/api.ts';
import { queryClient } from '../../../base/query-client.ts';
import { queryKeys } from '../../../base/query-keys.ts';

const key = queryKeys.settings('calendars');

/** When people work, and who is away. */
export function useCalendars() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => api.get('/calendars', { signal }) });
}

/** Reads it again. */
export function refreshCalendars(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}

/** A calendar being made, or changed when its version is above 0. */
export type CalendarDraft = CalendarBody & { id: string; version: number };

/** What is changed of a calendar. */
export function draftOf({ departments, people, ...calendar }: CalendarLine): CalendarDraft {
  return { ...calendar, departments: departments.map(({ id }) => id), people: people.map(({ id }) => id) };
}

/** Saves a calendar as a whole. */
export async function saveDraft({ id, ...body }: CalendarDraft): Promise<void> {
  await api.put(`/calendars/${id}`, body);
  await refreshCalendars();
}
