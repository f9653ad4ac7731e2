import type { LayoutBody, LayoutSection } from '../../../../../metadata/define/layout.ts';
import { elementId } from '../../../../../metadata/layouts/choose-layout.ts';

/**
 * The section in which a new field is looked for first: the last one with fields that everybody sees at once, whatever their role, the record and the
 * screen. Where there is none, the field stands in the section that the platform makes for what no other names.
 */
export function sectionForNew({ sections, variants = [] }: LayoutBody): string | undefined {
  const hidden = new Set(variants.flatMap(({ hide }) => hide?.sections ?? []));
  const open = sections
    .filter((section) => section.fields.length > 0 && section.tab === undefined && !section.folded && !isConditional(section))
    .map((section) => elementId('sections', section));
  return open.findLast((id) => !hidden.has(id));
}

function isConditional({ when, roles, modes, screen }: LayoutSection): boolean {
  return when !== undefined || roles !== undefined || modes !== undefined || screen !== undefined;
}
