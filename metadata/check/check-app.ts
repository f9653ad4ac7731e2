import { type AppBody, type HomeCard, type TodosCard, takenKeys } from '../define/app.ts';
import { checkRoleName } from './check-condition.ts';
import { checkFilter } from './check-filter.ts';
import { checkSetValue } from './check-value.ts';
import type { DefinitionCheck, DefinitionModel } from './definition-check.ts';
import { anyLink, dateField, settableField } from './field-demands.ts';

/** Everything an app leads to is there, and cards are of things that can fill them. */
export function checkApp(check: DefinitionCheck, name: string, body: AppBody): void {
  const lists = {
    ...Object.fromEntries(body.menu.map(({ objects }, index) => [`menu.${index}.objects`, objects])),
    objects: body.objects ?? [],
    main: body.main,
    tabs: body.tabs ?? [],
  };
  for (const [at, objects] of Object.entries(lists)) {
    for (const [index, object] of objects.entries()) check.object(`${at}.${index}`, object);
  }
  for (const [index, dashboard] of (body.dashboards ?? []).entries()) checkDashboard(check, `dashboards.${index}`, dashboard);
  for (const [index, role] of (body.roles ?? []).entries()) checkRoleName(check, `roles.${index}`, role);
  for (const [index, role] of (body.pilot ?? []).entries()) checkRoleName(check, `pilot.${index}`, role);
  for (const [at, { roles = [] }] of (body.next ?? []).entries())
    for (const [index, role] of roles.entries()) checkRoleName(check, `next.${at}.roles.${index}`, role);
  checkShortcuts(check, name, body);
  for (const [index, card] of body.home.entries()) checkCard(check, `home.${index}`, card);
  for (const [index, { object, step }] of (body.firstSteps ?? []).entries()) {
    const at = `firstSteps.${index}`;
    if (check.object(`${at}.object`, object) && step === 'move' && !check.model.objects[object]?.track)
      check.report(`${at}.object`, 'noStages', { seen: object });
  }
}

/** A letter leads to one place: the platform's own, or that of one app. */
function checkShortcuts(check: DefinitionCheck, name: string, { shortcuts = [] }: AppBody): void {
  const taken = new Set(takenKeys);
  for (const [index, { object, key }] of shortcuts.entries()) {
    check.object(`shortcuts.${index}.object`, object);
    if (taken.has(key)) check.report(`shortcuts.${index}.key`, 'takenKey', { seen: key });
    taken.add(key);
    const other = findAppOfKey(check.model, { key, except: name });
    if (other) check.report(`shortcuts.${index}.key`, 'keyOfOtherApp', { seen: key, ...other });
  }
}

function findAppOfKey({ apps, objects }: DefinitionModel, { key, except }: { key: string; except: string }) {
  for (const [name, { label, shortcuts }] of Object.entries(apps)) {
    // The other app may be in a poor state itself.
    const found = name !== except && Array.isArray(shortcuts) ? shortcuts.find((each) => each?.key === key) : undefined;
    if (found) return { app: label ?? name, object: objects[found.object]?.label ?? found.object };
  }
  return undefined;
}

function checkCard(check: DefinitionCheck, at: string, card: HomeCard): void {
  if (card.card === 'figures') checkDashboard(check, `${at}.dashboard`, card.dashboard);
  else if (card.card === 'todos') checkTodos(check, at, card);
  else if ('view' in card) {
    const view = check.model.views[card.view];
    if (view) check.refer(`${at}.view`, { kind: 'view', name: card.view });
    if (!view) check.report(`${at}.view`, 'unknownView', { seen: card.view });
    else if (card.card === 'nextSteps' && view.board?.next === undefined)
      check.report(`${at}.view`, 'noNext', { seen: card.view });
    else if (card.card === 'stages' && view.board?.sum === undefined) check.report(`${at}.view`, 'noSum', { seen: card.view });
  }
}

function checkTodos(check: DefinitionCheck, at: string, { object, due, open, done, about }: TodosCard): void {
  if (!check.object(`${at}.object`, object)) return;
  check.field(`${at}.due`, object, due, dateField);
  checkFilter(check, `${at}.open`, { object, filter: open });
  if (about !== undefined) check.field(`${at}.about`, object, about, anyLink);
  for (const [name, value] of Object.entries(done)) {
    const field = check.field(`${at}.done.${name}`, object, name, settableField, 'key');
    if (field) checkSetValue(check, `${at}.done.${name}`, { name, field }, value);
  }
}

function checkDashboard(check: DefinitionCheck, at: string, name: string): void {
  if (check.model.dashboards.has(name)) check.refer(at, { kind: 'dashboard', name });
  else check.report(at, 'unknownDashboard', { seen: name });
}
