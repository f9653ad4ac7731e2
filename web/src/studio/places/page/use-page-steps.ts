import type { LayoutBody, LayoutSection, LayoutTab, LayoutVariant, RelatedList } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { ItemPosition } from '../../../../../metadata/merge/keyed-items.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { useReportSteps } from '../reports/use-report-steps.ts';
import { beginPage, designedPage, freeId } from './page-body.ts';
import type { PageList } from './selected.ts';

/** Where a field stands: in a section, behind another field of it, null: first. Nothing said: last. */
export type FieldPlace = { section: string; after?: string | null };

/** What is done to the elements of an object's page. Each is one step, so that it is taken back as a whole. */
export function usePageSteps(object: string) {
  const run = useRun();
  const { store } = useStudio();
  const reports = useReportSteps();
  const at = (...way: string[]) => ({ kind: 'layout', name: object, at: way });
  const bodyNow = () => bodyOf(store.get(), at()) as unknown as LayoutBody;
  const objectNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const pageNow = () => designedPage(bodyNow(), objectNow());
  const nameOf = (path: string): Label => labelOfPath(objectNow(), path);
  const sectionNow = (id: string) => pageNow().sections.find((section) => section.id === id);

  function put(step: StepBuilder, path: string, { section, after }: FieldPlace): void {
    step.write(at('sections', section, 'fields', path), { to: path, place: position(after) });
    if (step.read(at('leaveOut', path)) !== undefined) step.write(at('leaveOut', path), { to: undefined });
  }

  function takeFrom(step: StepBuilder, section: string, path: string): Json | undefined {
    const cell = step.read(at('sections', section, 'cells', path));
    if (cell !== undefined) step.write(at('sections', section, 'cells', path), { to: undefined });
    step.write(at('sections', section, 'fields', path), { to: undefined });
    return cell;
  }

  function moveField(path: string, from: string, to: FieldPlace): void {
    if (to.after === path) return;
    run({ key: 'studio.did.move', values: { thing: nameOf(path) } }, (step) => {
      if (from === to.section) {
        const last =
          sectionNow(from)
            ?.fields.filter((each) => each !== path)
            .at(-1) ?? null;
        return step.move(at('sections', from, 'fields', path), { after: to.after === undefined ? last : to.after });
      }
      const cell = takeFrom(step, from, path);
      put(step, path, to);
      if (cell !== undefined) step.write(at('sections', to.section, 'cells', path), { to: cell });
    });
  }

  /** By one place; past the end of its section it goes on into the one beside. */
  function shiftField(path: string, from: string, by: number): string {
    const { sections } = pageNow();
    const index = sections.findIndex(({ id }) => id === from);
    const fields = sections[index]?.fields ?? [];
    const place = fields.indexOf(path) + by;
    if (place >= 0 && place < fields.length) {
      run({ key: 'studio.did.move', values: { thing: nameOf(path) } }, (step) =>
        step.move(at('sections', from, 'fields', path), by),
      );
      return from;
    }
    const next = sections[index + by];
    if (!next) return from;
    moveField(path, from, { section: next.id, ...(by > 0 && { after: null }) });
    return next.id;
  }

  function add(list: PageList, id: string, element: object, { label, after }: { label: Label; after?: string }): string {
    run({ key: 'studio.did.add', values: { thing: label } }, (step) =>
      step.write(at(list, id), { to: element as Json, ...(after !== undefined && { place: { after } }) }),
    );
    return id;
  }

  const taken = (list: PageList) => pageNow()[list].map(({ id }) => id);

  return {
    begin: () =>
      run({ key: 'studio.did.create', values: { thing: objectNow().label } }, (step) =>
        step.write(at(), { to: beginPage(object, objectNow()) as unknown as Json }),
      ),
    placeField: (path: string, place: FieldPlace) =>
      run({ key: 'studio.did.place', values: { thing: nameOf(path) } }, (step) => put(step, path, place)),
    /** In a section, or without one in the head of the page. */
    placeButton(name: string, label: Label, section?: string) {
      const list = section === undefined ? at('buttons') : at('sections', section, 'buttons');
      run({ key: 'studio.did.place', values: { thing: label } }, (step) =>
        step.write(list, { to: [...((step.read(list) as string[] | undefined) ?? []), name] }),
      );
    },
    moveField,
    shiftField,
    /** It stays a field of the object; nowhere on the page, and on purpose. */
    takeOffField(path: string, section: string) {
      run({ key: 'studio.did.takeOff', values: { thing: nameOf(path) } }, (step) => {
        takeFrom(step, section, path);
        const isElsewhere = pageNow().sections.some(({ id, fields }) => id !== section && fields.includes(path));
        const isOwn = Object.hasOwn(objectNow().fields, path);
        if (isOwn && !isElsewhere) step.write(at('leaveOut', path), { to: path });
      });
    },
    addSection(after?: string, more: Partial<LayoutSection> = {}) {
      const id = freeId(taken('sections'), 'section');
      const label = more.label ?? madeLabels.section;
      return add('sections', id, { ...more, id, label, fields: [] }, { label, after });
    },
    /** A new report of related records, and a section that shows it. */
    addFigures(after: string | undefined, { object: other, via }: { object: string; via: string }) {
      const id = freeId(taken('sections'), 'figures');
      run({ key: 'studio.did.add', values: { thing: madeLabels.section } }, (step) => {
        const { name: report, body } = reports.addWithin(step, other);
        const section: LayoutSection = { id, label: body.label, fields: [], report: { report, via } };
        step.write(at('sections', id), { to: section as unknown as Json, ...(after !== undefined && { place: { after } }) });
      });
      return id;
    },
    addTab() {
      const id = freeId(taken('tabs'), 'tab');
      const label = madeLabels.tab;
      return add('tabs', id, { id, label } satisfies LayoutTab, { label });
    },
    addVariant() {
      const id = freeId(taken('variants'), 'variant');
      const label = madeLabels.variant;
      return add('variants', id, { id, label } satisfies LayoutVariant, { label });
    },
    addRelated(list: { object: string; via: string; title: string }, label: Label) {
      const known = taken('related');
      const plain = `${list.object}.${list.via}`;
      const id = known.includes(plain) ? freeId(known, list.object) : undefined;
      const related: RelatedList = { ...(id && { id }), object: list.object, via: list.via, columns: [list.title] };
      return add('related', id ?? plain, related, { label });
    },
    copySection(id: string) {
      const section = sectionNow(id);
      if (!section) return undefined;
      const { fields: _fields, cells: _cells, ...rest } = section;
      const label = madeLabels.copy(section.label);
      const next = freeId(taken('sections'), 'section');
      return add('sections', next, { ...rest, id: next, label, fields: [] }, { label, after: id });
    },
    shift: (list: PageList, id: string, by: number, label: Label) =>
      run({ key: 'studio.did.move', values: { thing: label } }, (step) => step.move(at(list, id), by)),
    /** To stand behind another one (null: first), on a tab; a place it has already is left as it is. */
    placeElement(list: PageList, id: string, { label, after, tab }: { label: Label; after?: string | null; tab?: string }) {
      run({ key: 'studio.did.move', values: { thing: label } }, (step) => {
        const onTab = at(list, id, 'tab');
        if (list !== 'tabs' && step.read(onTab) !== tab) step.write(onTab, { to: tab });
        if (after !== undefined) step.move(at(list, id), { after });
      });
    },
    remove(list: PageList, id: string, label: Label) {
      run({ key: 'studio.did.takeOff', values: { thing: label } }, (step) => {
        step.write(at(list, id), { to: undefined });
        // What stood on a tab comes back to the first one.
        for (const kind of list === 'tabs' ? (['sections', 'related'] as const) : []) {
          for (const element of pageNow()[kind])
            if (element.tab === id) step.write(at(kind, element.id, 'tab'), { to: undefined });
        }
        for (const variant of pageNow().variants)
          for (const member of ['hide', 'first'])
            if (step.read(at('variants', variant.id, member, list, id)) !== undefined)
              step.write(at('variants', variant.id, member, list, id), { to: undefined });
      });
    },
    /** An element that is known by its label gets an id with the change, so that it stays known. */
    rename(list: PageList, id: string, label: Label) {
      run(
        { key: 'studio.did.set', values: { setting: { text: 'studio.name' }, thing: label } },
        (step) => {
          if (list !== 'related' && step.read(at(list, id, 'id')) === undefined) step.write(at(list, id, 'id'), { to: id });
          step.write(at(list, id, 'label'), { to: label as unknown as Json });
        },
        `${object} ${list} ${id} label`,
      );
    },
  };
}

export type PageSteps = ReturnType<typeof usePageSteps>;

function position(after: string | null | undefined): ItemPosition {
  if (after === undefined) return {};
  return after === null ? { first: true } : { after };
}

/** A field of the object is called by its label, one of a related record by its way. */
function labelOfPath({ fields }: ObjectBody, path: string): Label {
  const own = fields[path]?.label ?? systemFields[path as keyof typeof systemFields]?.label;
  return own ?? { zh: path, en: path };
}
