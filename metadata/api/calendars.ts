import { z } from 'zod';
import { calendarSchema } from '../calendars/calendar-body.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, ofId, person, reference } from './shapes.ts';

const version = z.int().min(0).meta({ description: 'The version that is to be changed; 0 for a new one' });
const calendar = calendarSchema
  .omit({ departments: true, people: true })
  .extend({ id: anId, version: z.int(), departments: z.array(reference), people: z.array(person) });
const input = calendarSchema.extend({ version });
const leave = z.strictObject({ id: anId, person, from: z.iso.date(), until: z.iso.date(), note: z.string() });

/** When people work, as a screen shows it. */
export type CalendarLine = z.output<typeof calendar>;
export type LeaveLine = z.output<typeof leave>;

/** Working calendars, holidays, and who is away. */
export const calendarEndpoints = {
  'GET /api/calendars': {
    id: 'list_calendars',
    tag: 'workspace',
    summary: { zh: '工作日历、节假日与请假', en: 'Working calendars, holidays, and who is away' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: z.strictObject({ calendars: z.array(calendar), leave: z.array(leave), now: instant }) },
  },
  'PUT /api/calendars/:id': {
    id: 'save_calendar',
    tag: 'workspace',
    summary: { zh: '新建或修改工作日历', en: 'Make or change a working calendar' },
    description: {
      zh: '整体保存。version 为 0 表示新建；id 由调用方给出。设为默认时取代原来的默认日历。',
      en: 'As a whole. Version 0 makes a new one under an id of the caller’s. One that becomes the default takes the place of the former.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofId('Calendar'),
    body: input,
    answers: { 200: z.strictObject({ version: z.int() }) },
    errors: ['conflict', 'invalid'],
    example: {
      body: {
        ...{ name: 'Head office', timeZone: 'Asia/Shanghai', days: [], departments: [], people: [], isDefault: true, version: 0 },
        week: [...Array.from({ length: 5 }, () => [['09:00', '18:00']]), [], []],
      },
    },
  },
  'DELETE /api/calendars/:id': {
    id: 'delete_calendar',
    tag: 'workspace',
    summary: { zh: '删除工作日历', en: 'Delete a working calendar' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofId('Calendar'),
    answers: { 204: null },
  },
  'GET /api/calendars/holidays': {
    id: 'list_holidays',
    tag: 'workspace',
    summary: { zh: '中国法定节假日与调休', en: 'Public holidays of China and the days worked instead' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: {
      200: z.strictObject({
        source: z.string().meta({ description: 'The package that they come from, with its version' }),
        days: z.array(z.strictObject({ date: z.iso.date(), name: z.string(), isWorked: z.boolean() })),
      }),
    },
  },
  'POST /api/leave': {
    id: 'add_leave',
    tag: 'workspace',
    summary: { zh: '登记请假', en: 'Say that somebody is away' },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: z.strictObject({ person: anId, from: z.iso.date(), until: z.iso.date(), note: z.string().max(200) }),
    answers: { 201: z.strictObject({ id: anId }) },
    errors: ['invalid'],
    example: { body: { person: '00000000-0000-7000-8000-000000000001', from: '2026-10-08', until: '2026-10-09', note: '' } },
  },
  'DELETE /api/leave/:id': {
    id: 'delete_leave',
    tag: 'workspace',
    summary: { zh: '撤销请假', en: 'Take a leave back' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofId('Leave'),
    answers: { 204: null },
  },
} as const satisfies EndpointList;
