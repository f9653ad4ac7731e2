import { dateField } from '../../../../../../metadata/check/field-demands.ts';
import type { AppBody, HomeCard, TodosCard } from '../../../../../../metadata/define/app.ts';
import { objectsOfApp } from '../../../../../../metadata/define/app-parts.ts';
import type { Definition } from '../../../../../../metadata/define/definition.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../../../metadata/define/view.ts';
import { doneChoices } from './done-choices.ts';

export const cardKinds = ['figures', 'nextSteps', 'stages', 'records', 'todos', 'firstSteps', 'recent'] as const;
export type CardKind = (typeof cardKinds)[number];

/** Cards that a home page has once at most. */
export const onceOnly: readonly CardKind[] = ['firstSteps', 'recent'];

/** Views that a card of a kind can show. */
export function viewsForCard(kind: CardKind, definitions: readonly Definition[]): { name: string; body: ViewBody }[] {
  const fits = ({ board }: ViewBody) =>
    kind === 'nextSteps' ? board?.next !== undefined : kind === 'stages' ? board?.sum !== undefined : true;
  return definitions
    .filter((each) => each.kind === 'view' && fits(each.body as ViewBody))
    .map(({ name, body }) => ({ name, body: body as ViewBody }));
}

/** A card of a kind with what it can show, of the app's own objects where there is something; undefined where there is nothing for it. */
export function newCard(
  kind: CardKind,
  { id, app, definitions }: { id: string; app: AppBody; definitions: readonly Definition[] },
) {
  const own = objectsOfApp(app);
  if (kind === 'figures') {
    const all = definitions.filter((each) => each.kind === 'dashboard').map(({ name }) => name);
    const dashboard = all.find((name) => app.dashboards?.includes(name)) ?? all[0];
    return dashboard === undefined ? undefined : ({ id, card: kind, dashboard } satisfies HomeCard);
  }
  if (kind === 'todos') return newTodos(id, { own, definitions });
  if (kind === 'firstSteps' || kind === 'recent') return { id, card: kind, side: true } satisfies HomeCard;
  const views = viewsForCard(kind, definitions);
  const view = views.find(({ body }) => own.includes(body.object)) ?? views[0];
  return view && ({ id, card: kind, view: view.name } satisfies HomeCard);
}

/** Records with a day and something to tick. */
function newTodos(id: string, { own, definitions }: { own: readonly string[]; definitions: readonly Definition[] }) {
  const objects = definitions.filter((each) => each.kind === 'object');
  const place = ({ name }: Definition) => (own.includes(name) ? own.indexOf(name) : own.length);
  for (const { name, body } of objects.toSorted((a, b) => place(a) - place(b))) {
    const todos = todosOf(id, name, body as ObjectBody);
    if (todos) return todos;
  }
  return undefined;
}

/** To do of an object: its first day, and the first thing that can be ticked. */
export function todosOf(id: string, object: string, body: ObjectBody): (TodosCard & { id: string }) | undefined {
  const due = Object.entries(body.fields).find(([, field]) => dateField.fits(field))?.[0];
  const done = doneChoices(body).at(-1);
  return due === undefined || !done ? undefined : { id, card: 'todos', object, due, done: { [done.field]: done.value } };
}
