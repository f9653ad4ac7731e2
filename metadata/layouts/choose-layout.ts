import { keyOfItem } from '../define/keyed-list.ts';
import type {
  LayoutBody,
  LayoutCell,
  LayoutCondition,
  LayoutMode,
  LayoutScreen,
  LayoutSection,
  LayoutStep,
  LayoutTab,
  LayoutVariant,
  RelatedList,
} from '../define/layout.ts';
import type { Label } from '../label.ts';
import type { Path } from '../query.ts';

/** For whom, what for and on what a layout is drawn. */
export type LayoutUse = {
  mode: LayoutMode;
  screen: LayoutScreen;
  /** Names of the roles of who looks. */
  roles: readonly string[];
  /** Whether an expression is true of the record. */
  holds(expression: string): boolean;
};

type Chosen<Element> = Omit<Element, keyof LayoutCondition> & { id: string };

export type ChosenTab = Chosen<LayoutTab>;
export type ChosenStep = Chosen<LayoutStep>;
export type ChosenRelated = Chosen<RelatedList>;
export type ChosenSection = Omit<Chosen<LayoutSection>, 'cells'> & {
  /** Fields that take all columns. */
  wide: readonly Path[];
  /** Made by the platform for fields that no section names. */
  isRest?: true;
};

/** What is drawn: elements that are there, each with its id, in order. */
export type ChosenLayout = {
  object: string;
  highlights: Path[];
  /** In the head, in this order; left out: all that no section has. */
  buttons?: readonly string[];
  stage?: string;
  tabs: ChosenTab[];
  sections: ChosenSection[];
  related: ChosenRelated[];
  quickCreate: string[];
  steps: ChosenStep[];
};

/** What is known of the fields of an object where a layout is chosen: those of a model are already such as may be seen. `via`: a list of records. */
export type LayoutFields = Readonly<Record<string, { system?: boolean; via?: string }>>;

/** The section of fields that no other names. */
export const restSection = { id: 'rest', label: { zh: '其他', en: 'Other' } as Label };

/**
 * The elements of a layout that are there for one use of it, and in which order. It looks at nothing else, so that server and browser answer the
 * same. Variants only take away, put first, and replace highlights and the fields of the short form; what one of them hides no other shows.
 */
export function chooseLayout(layout: LayoutBody, fields: LayoutFields, use: LayoutUse): ChosenLayout {
  const isThere = (element: LayoutCondition) => fits(element, use);
  const variants = (layout.variants ?? []).filter(isThere);
  const isHidden = hiddenBy(variants);
  const elements = <Element extends LayoutCondition>(list: ElementList, items: readonly Element[]) =>
    putFirst(withIds(list, items.filter(isThere)), variants, list).filter(({ id }) => !isHidden(list, id));
  const tabs = elements('tabs', layout.tabs ?? []).map(bare);
  const hasTab = ({ tab }: { tab?: string }) => tab === undefined || tabs.some(({ id }) => id === tab);
  const show = (paths: readonly Path[]) => paths.filter((path) => !isHidden('fields', path));
  const sections = elements('sections', layout.sections)
    .filter((section) => hasTab(section))
    .map((section) => chooseCells(section, (path) => !isHidden('fields', path) && fits(section.cells?.[path] ?? {}, use)));
  return {
    object: layout.object,
    highlights: show(lastOf(variants, 'highlights') ?? layout.highlights),
    ...(layout.buttons !== undefined && { buttons: layout.buttons }),
    ...(layout.stage !== undefined && { stage: layout.stage }),
    tabs,
    sections: [...sections, ...rest(show(unplacedFields(layout, fields)))].filter(hasContent),
    related: elements('related', layout.related).filter(hasTab).map(bare),
    quickCreate: show(lastOf(variants, 'quickCreate') ?? layout.quickCreate),
    steps: withIds('steps', (layout.steps ?? []).filter(isThere))
      .map(bare)
      .map((step) => ({ ...step, fields: show(step.fields) })),
  };
}

/**
 * Fields of the object itself that stand neither in the head nor in a section, and that are not left out on purpose. Lists of records have a place
 * of their own.
 */
export function unplacedFields(
  { highlights, sections, leaveOut = [] }: Pick<LayoutBody, 'highlights' | 'sections' | 'leaveOut'>,
  fields: LayoutFields,
): string[] {
  const placed = new Set([...highlights, ...sections.flatMap((section) => section.fields), ...leaveOut]);
  return Object.entries(fields).flatMap(([name, { system, via }]) =>
    placed.has(name) || system || via !== undefined ? [] : [name],
  );
}

export type ElementList = 'tabs' | 'sections' | 'related' | 'steps' | 'variants';

/** What an element of a layout is known by: its `id`, or what stands in for it. */
export function elementId(list: ElementList, element: unknown): string {
  const or = list === 'related' ? { joined: ['object', 'via'] } : { or: ['label', 'en'] };
  return keyOfItem(element, { by: ['id'], ...or }) ?? '';
}

function fits({ when, roles, modes, screen }: LayoutCondition, use: LayoutUse): boolean {
  if (screen !== undefined && screen !== use.screen) return false;
  if (modes && !modes.includes(use.mode)) return false;
  if (roles && !roles.some((role) => use.roles.includes(role))) return false;
  return when === undefined || use.holds(when);
}

function hiddenBy(variants: readonly LayoutVariant[]): (list: ElementList | 'fields', id: string) => boolean {
  return (list, id) => list !== 'steps' && list !== 'variants' && variants.some(({ hide }) => hide?.[list]?.includes(id));
}

function withIds<Element>(list: ElementList, elements: readonly Element[]): (Element & { id: string })[] {
  return elements.map((element) => ({ ...element, id: elementId(list, element) }));
}

/** What a later variant puts first comes before what an earlier one does. */
function putFirst<Element extends { id: string }>(
  elements: readonly Element[],
  variants: readonly LayoutVariant[],
  list: ElementList,
): Element[] {
  if (list === 'steps' || list === 'variants') return [...elements];
  const wanted = [...new Set(variants.toReversed().flatMap(({ first }) => first?.[list] ?? []))];
  const place = ({ id }: Element) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length);
  return elements.toSorted((a, b) => place(a) - place(b));
}

function lastOf<Name extends 'highlights' | 'quickCreate'>(variants: readonly LayoutVariant[], name: Name) {
  return variants.findLast((variant) => variant[name] !== undefined)?.[name];
}

function bare<Element extends LayoutCondition & { id: string }>({
  when: _when,
  roles: _roles,
  modes: _modes,
  screen: _screen,
  ...element
}: Element) {
  return element;
}

function chooseCells(section: LayoutSection & { id: string }, isShown: (path: Path) => boolean): ChosenSection {
  const { cells = {}, ...rest } = bare(section);
  const fields = rest.fields.filter(isShown);
  return { ...rest, fields, wide: fields.filter((path) => (cells as Record<Path, LayoutCell>)[path]?.wide) };
}

function rest(fields: string[]): ChosenSection[] {
  return [{ ...restSection, fields, wide: [], isRest: true }];
}

function hasContent({ fields, text, report, buttons = [] }: ChosenSection): boolean {
  return fields.length > 0 || text !== undefined || report !== undefined || buttons.length > 0;
}
