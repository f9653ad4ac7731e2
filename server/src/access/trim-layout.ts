import type {
  ExpressionType,
  LayoutBody,
  LayoutCondition,
  LayoutModel,
  LayoutSection,
  LayoutVariant,
  RelatedList,
  ReportBody,
} from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { pathsOfExpression, typeOfPath } from './expression-types.ts';
import { mayReadPath, maySeePath } from './field-rights.ts';
import { pressableButtons } from './trim-buttons.ts';
import { readsFilter } from './trim-screens.ts';

type Named = { layout: LayoutBody; reports: Readonly<Record<string, ReportBody>> };

/**
 * A record page without fields, lists and figures that the actor may not read. An element whose condition they may not read is not there, and its
 * fields do not turn up elsewhere.
 */
export function trimLayout(snapshot: Snapshot, actor: RightsHolder, { layout, reports }: Named): LayoutModel {
  const { object } = layout;
  const reads = (path: string) => mayReadPath(snapshot, actor, object, path);
  const sees = (path: string) => maySeePath(snapshot, actor, object, path);
  const types: Record<string, ExpressionType> = {};
  const isKnown = (element: LayoutCondition) => {
    const paths = pathsOfExpression(snapshot, object, element.when);
    if (!paths.every(reads)) return false;
    for (const path of paths) types[path] = typeOfPath(snapshot, object, path);
    return true;
  };
  const { tabs, steps, leaveOut = [], variants } = layout;
  const has = hasButton(snapshot, actor, object);
  const sections = layout.sections.map((section) => trimSection(section, { sees, isKnown, has }));
  const unknown = layout.sections.flatMap((section, index) =>
    section.fields.filter((path) => !sections[index]?.fields.includes(path)),
  );
  const left = [...new Set([...leaveOut, ...unknown])].filter((name) => !name.includes('.') && sees(name));
  const trimmed: LayoutModel = {
    ...layout,
    highlights: layout.highlights.filter(sees),
    // An empty list says nothing; one that is empty for its reader says that there is none.
    buttons: layout.buttons && layout.buttons.length > 0 ? layout.buttons.filter(has) : undefined,
    stage: layout.stage !== undefined && reads(layout.stage) ? layout.stage : undefined,
    tabs: tabs?.filter(isKnown),
    sections: sections.flatMap((section) => trimReport(snapshot, actor, { section, reports })),
    related: layout.related.filter(isKnown).flatMap((list) => trimRelated(snapshot, actor, list)),
    quickCreate: layout.quickCreate.filter(reads),
    steps: steps
      ?.filter(isKnown)
      .map((step) => ({ ...step, fields: step.fields.filter(reads) }))
      .filter(({ fields }) => fields.length > 0),
    leaveOut: left.length > 0 ? left : undefined,
    variants: variants?.filter(isKnown).map((variant) => trimVariant(variant, { sees, reads })),
  };
  return Object.keys(types).length > 0 ? { ...trimmed, types } : trimmed;
}

type Asks = {
  sees(path: string): boolean;
  reads(path: string): boolean;
  isKnown(element: LayoutCondition): boolean;
  has(button: string): boolean;
};

function hasButton(snapshot: Snapshot, actor: RightsHolder, name: string): Asks['has'] {
  const object = snapshot.objects.get(name);
  const own = new Set(object ? pressableButtons(snapshot, actor, object).map(([each]) => each) : []);
  return (button) => own.has(button);
}

/** Without fields and text where its condition may not be read. */
function trimSection(section: LayoutSection, { sees, isKnown, has }: Pick<Asks, 'sees' | 'isKnown' | 'has'>): LayoutSection {
  const { cells = {}, ...rest } = section;
  if (!isKnown(section)) return { ...rest, fields: [], text: undefined, report: undefined, buttons: undefined, when: undefined };
  const buttons = section.buttons?.filter(has);
  const fields = section.fields.filter((path) => sees(path) && (cells[path] === undefined || isKnown(cells[path])));
  const left = Object.entries(cells).filter(([path]) => fields.includes(path));
  // A text says something of the fields below it.
  const isBlank = fields.length === 0 && section.fields.length > 0;
  return {
    ...rest,
    fields,
    text: isBlank ? undefined : section.text,
    ...(buttons && { buttons: buttons.length > 0 ? buttons : undefined }),
    ...(left.length > 0 && { cells: Object.fromEntries(left) }),
  };
}

function trimReport(
  snapshot: Snapshot,
  actor: RightsHolder,
  { section, reports }: { section: LayoutSection; reports: Named['reports'] },
): LayoutSection[] {
  const report = section.report && (Object.hasOwn(reports, section.report.report) ? reports[section.report.report] : undefined);
  const isRead = report && section.report && mayReadPath(snapshot, actor, report.query.object, section.report.via);
  const trimmed = isRead ? section : { ...section, report: undefined };
  return trimmed.fields.length > 0 || trimmed.text || trimmed.report || trimmed.buttons ? [trimmed] : [];
}

function trimRelated(snapshot: Snapshot, actor: RightsHolder, list: RelatedList): RelatedList[] {
  const sees = (path: string) => maySeePath(snapshot, actor, list.object, path);
  if (!mayReadPath(snapshot, actor, list.object, list.via)) return [];
  return readsFilter(snapshot, actor, list.object, list.filter) ? [{ ...list, columns: list.columns.filter(sees) }] : [];
}

function trimVariant(variant: LayoutVariant, { sees, reads }: Pick<Asks, 'sees' | 'reads'>): LayoutVariant {
  const { hide, highlights, quickCreate } = variant;
  return {
    ...variant,
    hide: hide?.fields ? { ...hide, fields: hide.fields.filter(sees) } : hide,
    highlights: highlights?.filter(sees),
    quickCreate: quickCreate?.filter(reads),
  };
}
