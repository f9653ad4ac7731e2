import type { LayoutSection, LayoutTab, LayoutVariant, RelatedList } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { useReportSteps } from '../reports/use-report-steps.ts';
import { freeId } from './page-body.ts';
import type { PageTools } from './page-tools.ts';
import type { PageList } from './selected.ts';

/** What is done to the sections, tabs, related lists and variants of a page. */
export function elementSteps({ object, run, at, pageNow }: PageTools, reports: ReturnType<typeof useReportSteps>) {
  const taken = (list: PageList) => pageNow()[list].map(({ id }) => id);

  function add(list: PageList, id: string, element: object, { label, after }: { label: Label; after?: string }): string {
    run({ key: 'studio.did.add', values: { thing: label } }, (step) =>
      step.write(at(list, id), { to: element as Json, ...(after !== undefined && { place: { after } }) }),
    );
    return id;
  }

  return {
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
      const section = pageNow().sections.find((each) => each.id === id);
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
