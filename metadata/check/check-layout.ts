import type { LayoutBody, LayoutReport, LayoutSection, LayoutVariant, RelatedList } from '../define/layout.ts';
import type { ExpressionNeed } from '../expression/function.ts';
import type { Label } from '../label.ts';
import { type ElementList, elementId } from '../layouts/choose-layout.ts';
import { conditionsOf } from '../layouts/layout-expressions.ts';
import { systemFields } from '../system-fields.ts';
import { checkCondition, checkRoleName } from './check-condition.ts';
import { checkExpression } from './check-expression.ts';
import { checkFilter } from './check-filter.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { linkTo, optionField, writableField } from './field-demands.ts';

const lists = ['tabs', 'sections', 'related', 'steps', 'variants'] as const;

/** What conditions of a layout know besides the record: who looks. A page knows of no change. */
const layoutNeeds: ReadonlySet<ExpressionNeed> = new Set(['actor']);

export function checkLayout(check: DefinitionCheck, _name: string, body: LayoutBody): void {
  const { object } = body;
  if (!check.object('object', object)) return;
  for (const list of lists) callElements(check, list, body[list] ?? []);
  checkPaths(check, 'highlights', object, body.highlights);
  checkButtons(check, 'buttons', object, body.buttons ?? []);
  if (body.stage) check.field('stage', object, body.stage, optionField);
  for (const [index, section] of body.sections.entries()) checkSection(check, `sections.${index}`, { section, body });
  for (const [index, related] of body.related.entries()) checkRelated(check, `related.${index}`, { related, body });
  checkAsked(check, 'quickCreate', object, body.quickCreate);
  for (const [index, { fields }] of (body.steps ?? []).entries()) checkAsked(check, `steps.${index}.fields`, object, fields);
  checkPaths(check, 'leaveOut', object, body.leaveOut ?? []);
  for (const [index, variant] of (body.variants ?? []).entries()) checkVariant(check, `variants.${index}`, { variant, body });
  checkConditions(check, body);
}

function callElements(check: DefinitionCheck, list: ElementList, elements: readonly { label?: Label }[]): void {
  const seen = new Set<string>();
  for (const [index, element] of elements.entries()) {
    const id = elementId(list, element);
    check.call(`${list}.${index}`, element.label ?? { zh: id, en: id });
    if (seen.has(id)) check.report(`${list}.${index}`, 'repeatedElement', { seen: id });
    seen.add(id);
  }
}

function checkPaths(check: DefinitionCheck, at: string, object: string, paths: readonly string[]): void {
  for (const [index, path] of paths.entries()) check.field(`${at}.${index}`, object, path);
}

function checkButtons(check: DefinitionCheck, at: string, object: string, names: readonly string[]): void {
  const known = check.model.objects[object]?.buttons ?? {};
  for (const [index, seen] of names.entries())
    if (Object.hasOwn(known, seen)) check.refer(`${at}.${index}`, { kind: 'object', name: object, button: seen });
    else check.report(`${at}.${index}`, 'unknownButton', { object, seen });
}

/** What a form asks for. */
function checkAsked(check: DefinitionCheck, at: string, object: string, fields: readonly string[]): void {
  for (const [index, field] of fields.entries())
    check.field(`${at}.${index}`, object, field, Object.hasOwn(systemFields, field) ? undefined : writableField);
}

function checkSection(check: DefinitionCheck, at: string, { section, body }: { section: LayoutSection; body: LayoutBody }): void {
  checkPaths(check, `${at}.fields`, body.object, section.fields);
  for (const path of Object.keys(section.cells ?? {})) {
    check.field(`${at}.cells.${path}`, body.object, path, undefined, 'key');
  }
  checkButtons(check, `${at}.buttons`, body.object, section.buttons ?? []);
  if (section.report) checkReport(check, `${at}.report`, { report: section.report, body });
  checkTab(check, at, { element: section, body });
}

/** A report whose records lead to the one that the page is of. */
function checkReport(check: DefinitionCheck, at: string, { report, body }: { report: LayoutReport; body: LayoutBody }): void {
  const counted = check.model.reports.get(report.report);
  if (counted === undefined) check.report(`${at}.report`, 'unknownReport', { seen: report.report });
  else {
    check.refer(`${at}.report`, { kind: 'report', name: report.report });
    check.field(`${at}.via`, counted, report.via, linkTo(body.object));
  }
}

function checkRelated(check: DefinitionCheck, at: string, { related, body }: { related: RelatedList; body: LayoutBody }): void {
  checkTab(check, at, { element: related, body });
  if (!check.field(`${at}.via`, related.object, related.via, linkTo(body.object))) return;
  checkPaths(check, `${at}.columns`, related.object, related.columns);
  checkFilter(check, `${at}.filter`, { object: related.object, filter: related.filter });
}

function checkTab(check: DefinitionCheck, at: string, { element, body }: { element: { tab?: string }; body: LayoutBody }): void {
  const { tab } = element;
  if (tab !== undefined && !idsOf(body, 'tabs').includes(tab)) check.report(`${at}.tab`, 'unknownElement', { seen: tab });
}

function checkVariant(check: DefinitionCheck, at: string, { variant, body }: { variant: LayoutVariant; body: LayoutBody }): void {
  const { hide = {}, first = {}, highlights, quickCreate } = variant;
  for (const list of ['tabs', 'sections', 'related'] as const) {
    const known = idsOf(body, list);
    for (const [member, ids] of [['hide', hide[list]] as const, ['first', first[list]] as const]) {
      for (const [index, seen] of (ids ?? []).entries()) {
        if (!known.includes(seen)) check.report(`${at}.${member}.${list}.${index}`, 'unknownElement', { seen });
      }
    }
  }
  checkPaths(check, `${at}.hide.fields`, body.object, hide.fields ?? []);
  checkPaths(check, `${at}.highlights`, body.object, highlights ?? []);
  checkAsked(check, `${at}.quickCreate`, body.object, quickCreate ?? []);
}

function checkConditions(check: DefinitionCheck, body: LayoutBody): void {
  const { object } = body;
  for (const { at, element } of conditionsOf(body)) {
    for (const [index, role] of (element.roles ?? []).entries()) checkRoleName(check, `${at}.roles.${index}`, role);
    if (element.when === undefined) continue;
    const use = { object, source: element.when, declared: 'boolean', has: layoutNeeds } as const;
    const condition = checkExpression(check, `${at}.when`, use);
    if (condition) checkCondition(check, `${at}.when`, { object, condition, never: 'neverShown' });
  }
}

function idsOf(body: LayoutBody, list: 'tabs' | 'sections' | 'related'): string[] {
  return (body[list] ?? []).map((element) => elementId(list, element));
}
