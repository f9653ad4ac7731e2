import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { StepBuilder } from '../../store/commands.ts';

type Link = { object: string; field: string; to: string };

/** The page of the object that a new field leads to lists the records that lead there, as soon as it has a page. */
export function listOnTarget(step: StepBuilder, { object, field, to }: Link): void {
  const layout = step.read({ kind: 'layout', name: to, at: [] }) as unknown as LayoutBody | undefined;
  if (layout?.object !== to) return;
  const { title } = step.read({ kind: 'object', name: object, at: [] }) as unknown as ObjectBody;
  const list = { object, via: field, columns: [title] } as unknown as Json;
  step.write({ kind: 'layout', name: to, at: ['related', `${object}.${field}`] }, { to: list });
}
