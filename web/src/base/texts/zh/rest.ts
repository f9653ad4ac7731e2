import { buttons } from './buttons.ts';
import { calendars } from './calendars.ts';
import { comments } from './comments.ts';
import { connections } from './connections.ts';
import { imports } from './import.ts';
import { lists } from './lists.ts';
import { mail } from './mail.ts';
import { notices } from './notices.ts';
import { pictures } from './pictures.ts';
import { processes } from './processes.ts';
import { reports } from './reports.ts';
import { rules } from './rules.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { studio } from './studio.ts';
import { studioApps } from './studio-apps.ts';
import { studioChanges } from './studio-changes.ts';
import { studioDocuments } from './studio-documents.ts';
import { studioFields } from './studio-fields.ts';
import { studioGates } from './studio-gates.ts';
import { studioObjects } from './studio-objects.ts';
import { studioPages } from './studio-pages.ts';
import { studioRoles } from './studio-roles.ts';
import { todo } from './todo.ts';
import { views } from './views.ts';
import { webhooks } from './webhooks.ts';

/** What pages say that nobody begins with; it comes with their code. */
export const rest = {
  ...{ ...imports, ...settings, ...calendars, ...connections, ...rules },
  ...{ ...studio, ...studioFields, ...studioChanges, ...studioPages, ...studioApps, ...studioObjects, ...studioRoles },
  ...{
    ...views,
    ...comments,
    ...buttons,
    ...reports,
    ...lists,
    ...pictures,
    ...processes,
    ...runs,
    ...todo,
    ...notices,
    ...mail,
    ...studioGates,
    ...webhooks,
    ...studioDocuments,
  },
};
