import type { Label } from '../label.ts';
import type { Path } from '../query.ts';
import type { Definition } from './definition.ts';

export type LayoutSection = { label: Label; fields: string[] };

/** A list of records that point here: `{ object: 'contact', via: 'account', columns: ['name', 'phone'] }`. */
export type RelatedList = { object: string; via: string; label?: Label; columns: Path[] };

export type LayoutBody = {
  object: string;
  /** Fields in the record's head, beside its title. */
  highlights: Path[];
  /** Choice field drawn as the stage bar. */
  stage?: string;
  sections: LayoutSection[];
  related: RelatedList[];
  /** Fields of the quick-create form, in order; the rest waits on the record page. */
  quickCreate: string[];
};

/** Declares what a record page and its quick-create form show. */
export function defineLayout(name: string, body: LayoutBody): Definition<'layout', LayoutBody> {
  return { kind: 'layout', name, body };
}
