import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { loadCode } from '../base/load-later.ts';
import { loadRest } from '../base/locale.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { RouteProblem } from './shell/route-problem.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: RouteProblem });

const settings = page('/settings', () => import('./settings/settings-layout.tsx'), 'SettingsLayout');

const settingsPages = [
  settingsPage('/', () => import('./settings/account-page.tsx'), 'AccountPage'),
  settingsPage('workspace', () => import('./settings/workspace-page.tsx'), 'WorkspacePage'),
  settingsPage('apps', () => import('./apps/apps-page.tsx'), 'AppsPage'),
  settingsPage('users', () => import('./settings/users-page.tsx'), 'UsersPage'),
  settingsPage('departments', () => import('./settings/departments-page.tsx'), 'DepartmentsPage'),
  settingsPage('roles', () => import('./settings/roles-page.tsx'), 'RolesPage'),
  settingsPage('roles/$name', () => import('./settings/role-page.tsx'), 'RolePage'),
  settingsPage('api-keys', () => import('./settings/api-keys-page.tsx'), 'ApiKeysPage'),
  settingsPage('connectors', () => import('./settings/connections/connections-page.tsx'), 'ConnectionsPage'),
  settingsPage('connectors/new/$connector', () => import('./settings/connections/connection-page.tsx'), 'NewConnectionPage'),
  settingsPage('connectors/$name', () => import('./settings/connections/connection-page.tsx'), 'ConnectionPage'),
  settingsPage('notices', () => import('./settings/notice-choice-page.tsx'), 'NoticeChoicePage'),
  settingsPage('mail', () => import('./settings/mail/mail-page.tsx'), 'MailPage'),
  settingsPage('automations', () => import('./settings/automations-page.tsx'), 'AutomationsPage'),
  settingsPage('calendars', () => import('./settings/calendars/calendars-page.tsx'), 'CalendarsPage'),
  settingsPage('indexes', () => import('./settings/indexes-page.tsx'), 'IndexesPage'),
  settingsPage('data', () => import('./settings/data-page.tsx'), 'DataPage'),
];

const routes = root.addChildren([
  firstPage('/', () => import('./home/home-page.tsx'), 'HomePage'),
  page('/o/$object/import', () => import('../records/import-page.tsx'), 'ImportPage'),
  page('/dashboards', () => import('../dashboards/dashboard-page.tsx'), 'DashboardPage'),
  page('/dashboards/$name', () => import('../dashboards/dashboard-page.tsx'), 'DashboardPage'),
  firstPage('/o/$object', () => import('../records/list-page.tsx'), 'ListPage'),
  firstPage('/o/$object/$id', () => import('../records/record-page.tsx'), 'RecordPage'),
  page('/studio', () => import('../studio/studio-page.tsx'), 'StudioPage'),
  page('/studio/$', () => import('../studio/studio-page.tsx'), 'StudioPage'),
  page('/todo', () => import('./todo/todo-page.tsx'), 'TodoPage'),
  page('/todo/$task', () => import('./todo/todo-page.tsx'), 'TodoPage'),
  page('/notices', () => import('./notices/notices-page.tsx'), 'NoticesPage'),
  page('/trash', () => import('./trash/trash-page.tsx'), 'TrashPage'),
  settings.addChildren(settingsPages),
]);

export function makeRouter() {
  return createRouter({
    routeTree: routes,
    defaultPreload: 'intent',
    defaultErrorComponent: RouteProblem,
    defaultPendingComponent: SkeletonRows,
    scrollRestoration: true,
  });
}

type Module<Name extends string> = Record<Name, ComponentType>;

/** A page that people begin with: its code is loaded when it is opened, its texts are there. */
function firstPage<Name extends string>(path: string, load: () => Promise<Module<Name>>, name: Name) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => loadCode(load), name) });
}

function page<Name extends string>(path: string, load: () => Promise<Module<Name>>, name: Name) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => withRest(load), name) });
}

function settingsPage<Name extends string>(path: string, load: () => Promise<Module<Name>>, name: Name) {
  return createRoute({ getParentRoute: () => settings, path, component: lazyRouteComponent(() => withRest(load), name) });
}

async function withRest<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const [loaded] = await Promise.all([loadCode(load), loadCode(loadRest)]);
  return loaded;
}
