import type { Label } from '../label.ts';
import type { Filter, Path, Sort } from '../query.ts';
import type { Definition } from './definition.ts';

export type ViewColumn = { field: Path; width?: number };

export type ViewBody = {
  object: string;
  label: Label;
  type: 'table' | 'board';
  columns: ViewColumn[];
  filter?: Filter;
  sort?: Sort[];
  /** Rows of a table are shown under the values of this field. */
  group?: Path;
  /** `field` is the choice field whose options are the columns; `sum` the money or number added up in each head. */
  board?: { field: string; sum?: Path; weighted?: Path };
  /** Position among the object's views, low first. */
  order?: number;
};

/** Declares a saved view that every user of the object sees. Users' own views are records, with the same body. */
export function defineView(name: string, body: ViewBody): Definition<'view', ViewBody> {
  return { kind: 'view', name, body };
}
