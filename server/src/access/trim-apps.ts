import type { AppBody, AppModel, CardModel, Filter, HomeCard, Metadata, ObjectOutline, Path } from '@tenon/metadata';
import { withoutRollOut } from '@tenon/metadata/define/app-rollout.ts';

type Seen = Pick<Metadata, 'views' | 'dashboards'> & {
  /** Those that the reader's roles do without. */
  appsOff: ReadonlySet<string>;
  outlines: Record<string, ObjectOutline>;
  /** Whether every field of a filter may be read. */
  readsFilter(object: string, filter: Filter | undefined): boolean;
  readsPath(object: string, path: Path): boolean;
};

const others = { zh: '其他', en: 'More' };
const last = Number.MAX_SAFE_INTEGER;

/**
 * The apps as far as their reader may see what they lead to; last, one without a name for the objects that no app has in its menu. Where no
 * card is left, or no solution declares an app, the home page shows what the definitions have to show.
 */
export function trimApps(apps: ReadonlyMap<string, AppBody>, seen: Seen): AppModel[] {
  const fitted = [...apps]
    .filter(([name, { off }]) => !off && !seen.appsOff.has(name))
    .toSorted(([, a], [, b]) => (a.order ?? last) - (b.order ?? last))
    .map(([name, body]) => trimApp(name, body, seen))
    .filter(({ menu }) => menu.length > 0);
  const rest = restOf(apps, seen);
  const all = rest.menu.length > 0 ? [...fitted, rest] : fitted;
  if (all.some(({ home }) => home.length > 0)) return all;
  return all.map((app, index) => (index === 0 ? { ...app, ...madeUp(app, seen) } : app));
}

function trimApp(name: string, body: AppBody, seen: Seen): AppModel {
  const { outlines, dashboards } = seen;
  const isSeen = (object: string) => Object.hasOwn(outlines, object);
  return {
    ...withoutRollOut(body),
    name,
    menu: body.menu
      .map((section) => ({ ...section, objects: section.objects.filter(isSeen) }))
      .filter((section) => section.objects.length > 0),
    main: body.main.filter(isSeen),
    dashboards: body.dashboards?.filter((each) => dashboards.some((dashboard) => dashboard.name === each)),
    tabs: body.tabs?.filter(isSeen),
    shortcuts: body.shortcuts?.filter(({ object }) => isSeen(object)),
    home: body.home.filter((card) => isFilled(card, seen)).map((card) => withObject(card, seen)),
    firstSteps: body.firstSteps?.filter(({ object }) => isSeen(object)),
  };
}

function withObject(card: HomeCard, { views }: Seen): CardModel {
  return 'view' in card ? { ...card, object: views.find(({ name }) => name === card.view)?.object } : card;
}

function isFilled(card: HomeCard, { views, dashboards, readsFilter, readsPath }: Seen): boolean {
  if (card.card === 'figures') return dashboards.some(({ name }) => name === card.dashboard);
  if (card.card === 'todos') {
    const { object, due, open, done, about } = card;
    const named = [due, ...Object.keys(done), ...(about === undefined ? [] : [about])];
    return named.every((path) => readsPath(object, path)) && readsFilter(object, open);
  }
  if (!('view' in card)) return true;
  const board = views.find(({ name }) => name === card.view);
  if (card.card === 'nextSteps') return board?.board?.next !== undefined;
  if (card.card === 'stages') return board?.board?.sum !== undefined;
  return board !== undefined;
}

function restOf(apps: ReadonlyMap<string, AppBody>, { outlines }: Seen): AppModel {
  const taken = new Set([...apps.values()].flatMap(({ menu }) => menu.flatMap((section) => section.objects)));
  const names = Object.values(outlines)
    .filter(({ name, menu, access }) => menu !== false && access.read && !taken.has(name))
    .toSorted((a, b) => (a.order ?? last) - (b.order ?? last))
    .map(({ name }) => name);
  return {
    name: '',
    label: others,
    icon: 'apps',
    menu: names.length > 0 ? [{ id: 'others', objects: names }] : [],
    main: [],
    home: [],
  };
}

/** Figures, boards and lists that are there, and the way to a first record. */
function madeUp({ menu }: AppModel, seen: Seen): Pick<AppModel, 'home' | 'firstSteps'> {
  const { outlines, views, dashboards } = seen;
  const names = menu.flatMap((section) => section.objects);
  const first = names.find((name) => outlines[name]?.access.create) ?? names[0];
  const board = views.find((view) => view.board?.sum !== undefined && names.includes(view.object));
  const list = views.find((view) => view.type === 'table' && view.object === first);
  const cards: (HomeCard | false | undefined)[] = [
    dashboards[0] && { id: 'figures', card: 'figures', dashboard: dashboards[0].name },
    board?.board?.next !== undefined && { id: 'next', card: 'nextSteps', view: board.name },
    board && { id: 'stages', card: 'stages', view: board.name },
    !board && list && { id: 'records', card: 'records', view: list.name },
    { id: 'first_steps', card: 'firstSteps', side: true },
    { id: 'recent', card: 'recent', side: true },
  ];
  return {
    home: cards.filter((card): card is HomeCard => Boolean(card)).map((card) => withObject(card, seen)),
    firstSteps:
      first === undefined ? [] : (['create', 'import', 'view'] as const).map((step) => ({ id: step, step, object: first })),
  };
}
