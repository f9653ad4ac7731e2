import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { elementId, type LayoutFields, unplacedFields } from '../../../../../metadata/layouts/choose-layout.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';

/** The fields of an object as a layout knows them: its own, and those that every object has. */
export function layoutFields({ fields }: Pick<ObjectBody, 'fields'>): LayoutFields {
  const system = Object.keys(systemFields).map((name) => [name, { system: true }] as const);
  return { ...Object.fromEntries(system), ...(fields as LayoutFields) };
}

/** A layout as it is designed: every element, whether its conditions hold or not, with what it is known by. */
export function designedPage(body: LayoutBody, object: Pick<ObjectBody, 'fields'>) {
  return {
    tabs: (body.tabs ?? []).map((tab) => ({ ...tab, id: elementId('tabs', tab) })),
    sections: body.sections.map((section) => ({ ...section, id: elementId('sections', section) })),
    related: body.related.map((list) => ({ ...list, id: elementId('related', list) })),
    variants: (body.variants ?? []).map((variant) => ({ ...variant, id: elementId('variants', variant) })),
    rest: unplacedFields(body, layoutFields(object)),
  };
}

export type DesignedPage = ReturnType<typeof designedPage>;
export type DesignedSection = DesignedPage['sections'][0];
export type DesignedRelated = DesignedPage['related'][0];

/** What an object without a page of its own begins one with. */
export function beginPage(object: string, { fields }: Pick<ObjectBody, 'fields'>): LayoutBody {
  const names = Object.keys(fields);
  return {
    object,
    highlights: [],
    sections: [{ id: 'basics', label: madeLabels.basics, fields: names }],
    related: [],
    quickCreate: names.slice(0, 12),
  };
}

/** An id that no other element of the list has. */
export function freeId(taken: readonly string[], base: string): string {
  for (let number = taken.length + 1; ; number++) {
    const id = `${base}_${number}`;
    if (!taken.includes(id)) return id;
  }
}
