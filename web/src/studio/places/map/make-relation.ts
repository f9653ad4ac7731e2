import type { Field } from '../../../../../metadata/define/field.ts';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';
import { sectionForNew } from '../fields/section-for-new.ts';

export type NewRelation = {
  from: string;
  to: string;
  /** The field that leads from one to the other. */
  name: string;
  label: Label;
  /** The field that leads back to many, and is a list on the other's page. */
  back: { name: string; label: Label };
};

/** Each record of one object leads to one of the other, whose page lists those that lead to it. */
export function makeRelation(step: StepBuilder, { from, to, name, label, back }: NewRelation): void {
  const forth: Field = { type: 'relation', to, label };
  const backwards: Field = { type: 'relationMany', to: from, via: name, label: back.label };
  step.write({ kind: 'object', name: from, at: ['fields', name] }, { to: forth as unknown as Json });
  step.write({ kind: 'object', name: to, at: ['fields', back.name] }, { to: backwards as unknown as Json });
  const own = layoutOf(step, from);
  const section = own && sectionForNew(own);
  if (section !== undefined) step.write({ kind: 'layout', name: from, at: ['sections', section, 'fields', name] }, { to: name });
  if (!layoutOf(step, to)) return;
  const { title } = step.read({ kind: 'object', name: from, at: [] }) as unknown as ObjectBody;
  const list = { object: from, via: name, label: back.label, columns: [title] } as unknown as Json;
  step.write({ kind: 'layout', name: to, at: ['related', `${from}.${name}`] }, { to: list });
}

function layoutOf(step: StepBuilder, object: string): LayoutBody | undefined {
  const layout = step.read({ kind: 'layout', name: object, at: [] }) as unknown as LayoutBody | undefined;
  return layout?.object === object ? layout : undefined;
}
