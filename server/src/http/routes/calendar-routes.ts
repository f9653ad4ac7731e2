import type { FastifyInstance } from 'fastify';
import { listCalendars, listHolidays } from '../../process/calendars/list-calendars.ts';
import { addLeave, deleteCalendar, deleteLeave, saveCalendar } from '../../process/calendars/save-calendar.ts';
import { serve } from '../serve.ts';

/** `/api/calendars`: when people work. `/api/leave`: who is away. */
export function calendarRoutes(app: FastifyInstance): void {
  serve(app, 'GET /api/calendars', ({ workspace, actor }) => listCalendars(workspace, actor));

  serve(app, 'GET /api/calendars/holidays', () => listHolidays());

  serve(app, 'PUT /api/calendars/:id', async ({ workspace, actor, params, body: { version, ...body } }) => ({
    version: await saveCalendar(workspace, actor, { id: params.id, version, body }),
  }));

  serve(app, 'DELETE /api/calendars/:id', ({ workspace, actor, params }) => deleteCalendar(workspace, actor, params.id));

  serve(app, 'POST /api/leave', async ({ workspace, actor, body }) => ({ id: await addLeave(workspace, actor, body) }));

  serve(app, 'DELETE /api/leave/:id', ({ workspace, actor, params }) => deleteLeave(workspace, actor, params.id));
}
