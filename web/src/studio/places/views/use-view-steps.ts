import type { AppBody } from '../../../../../metadata/define/app.ts';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ViewBody } from '../../../../../metadata/define/view.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { ListSearch } from '../../../base/paths.ts';
import type { TextKey } from '../../../base/text.ts';
import type { SavedView } from '../../../records/list/shown-view.ts';
import { draftDefinitions } from '../../model/draft-definitions.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { boardOf } from './board-of.ts';
import { changedView } from './changed-view.ts';
import { orderBetween } from './order-between.ts';

/** What is done to the views of an object, each as one step. */
export function useViewSteps(object: string, views: readonly SavedView[]) {
  const run = useRun();
  const { store } = useStudio();
  const at = (name: string, ...way: string[]) => ({ kind: 'view', name, at: way });
  const bodyNow = (name: string) => bodyOf(store.get(), { kind: 'view', name }) as unknown as ViewBody;
  const objectNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const named = (name: string) => ({ thing: bodyNow(name).label });
  const names = views.map(({ name }) => name);

  function create(body: ViewBody): string {
    const name = freeName();
    run({ key: 'studio.did.create', values: { thing: body.label } }, (step) =>
      step.write(at(name), { to: body as unknown as Json }),
    );
    return name;
  }

  function freeName(): string {
    for (let number = names.length + 1; ; number++) {
      const name = `${object}_view_${number}`;
      if (!isTaken(name)) return name;
    }
  }

  function isTaken(name: string): boolean {
    return bodyOf(store.get(), { kind: 'view', name }) !== undefined;
  }

  return {
    isTaken,
    /** Of one that is not published yet; cards that show it follow. */
    rename(name: string, to: string) {
      const cards = cardsOf(draftDefinitions(store.get()), name);
      run({ key: 'studio.did.rename', values: named(name) }, (step) => {
        step.write(at(to), { to: structuredClone(bodyNow(name)) as unknown as Json });
        step.write(at(name), { to: undefined });
        for (const { app, card } of cards) step.write({ kind: 'app', name: app, at: ['home', card, 'view'] }, { to });
      });
    },
    /** A list of all records, with the fields that come first. */
    add() {
      const { fields, title } = objectNow();
      const columns = [title, ...Object.keys(fields).filter((field) => field !== title)].slice(0, 6);
      return create({
        object,
        label: madeLabels.view,
        type: 'table',
        columns: columns.map((field) => ({ field })),
        order: nextOrder(views),
      });
    },
    copy(name: string) {
      const { order: _order, firstFor: _firstFor, ...body } = bodyNow(name);
      return create({ ...structuredClone(body), label: madeLabels.copy(body.label), order: nextOrder(views) });
    },
    remove(name: string) {
      run({ key: 'studio.did.remove', values: named(name) }, (step) => step.write(at(name), { to: undefined }));
    },
    move(name: string, by: number) {
      const others = views.filter((view) => view.name !== name);
      const place = Math.max(0, Math.min(others.length, names.indexOf(name) + by));
      const between = orderBetween(others[place - 1]?.order, others[place]?.order);
      run({ key: 'studio.did.move', values: named(name) }, (step) => {
        if (between !== undefined) return step.write(at(name, 'order'), { to: between });
        const all = others.map((view) => view.name).toSpliced(place, 0, name);
        for (const [index, each] of all.entries()) step.write(at(each, 'order'), { to: index + 1 });
      });
    },
    /** A board needs a field whose options are its columns. */
    setType(name: string, type: ViewBody['type']) {
      run({ key: 'studio.did.set', values: { setting: { text: 'views.type' }, ...named(name) } }, (step) => {
        step.write(at(name, 'type'), { to: type });
        const stage = step.read({ kind: 'layout', name: object, at: ['stage'] }) as string | undefined;
        const isNew = type === 'board' && step.read(at(name, 'board')) === undefined;
        const board = isNew ? boardOf(objectNow(), stage) : undefined;
        if (board) step.write(at(name, 'board'), { to: board });
      });
    },
    /** What is done to the list where it stands. */
    change(name: string, part: Partial<ListSearch>, drawn: readonly { path: string; width: number }[]) {
      const members = Object.entries(changedView(bodyNow(name), part, drawn));
      const [first] = members;
      if (!first) return;
      const setting = { text: settings[first[0]] ?? 'views.look' };
      run(
        { key: 'studio.did.set', values: { setting, ...named(name) } },
        (step) => {
          for (const [member, to] of members) step.write(at(name, member), { to: to as Json | undefined });
        },
        `${name} ${members.map(([member]) => member)}`,
      );
    },
  };
}

export type ViewSteps = ReturnType<typeof useViewSteps>;

const settings: Record<string, TextKey> = {
  columns: 'views.columns',
  filter: 'studio.whichRecords',
  sort: 'views.sort',
  group: 'views.group',
  totals: 'views.totals',
};

function nextOrder(views: readonly SavedView[]): number {
  return Math.max(0, ...views.map(({ order = 0 }) => order)) + 1;
}

function cardsOf(definitions: readonly Definition[], view: string): { app: string; card: string }[] {
  return definitions
    .filter(({ kind }) => kind === 'app')
    .flatMap(({ name, body }) =>
      (body as AppBody).home.flatMap((card) => ('view' in card && card.view === view ? [{ app: name, card: card.id }] : [])),
    );
}
