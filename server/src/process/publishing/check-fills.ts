import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { DataWishes } from '../../catalog/data-steps/data-step.ts';
import type { PublishCheck } from '../../catalog/publish-check.ts';

/**
 * A publish fills blanks and replaces options in every record, by the wish of who publishes. Where there may be values already, this is somebody
 * who may change the field, in all records; a new field holds nothing yet.
 */
export function checkFills(actor: Actor, { fill = {}, replace = {} }: DataWishes): PublishCheck {
  return ({ before, steps }) => {
    for (const { object, field, step } of steps) {
      if (step !== 'fill' && step !== 'options') continue;
      if (![fill, replace].some((wishes) => Object.hasOwn(wishes, `${object}.${field}`))) continue;
      const renamed = steps.find((each) => each.step === 'rename' && each.object === object && each.field === field);
      const isThere = before.objects.get(object)?.fields.has(renamed?.from ?? field);
      if (isThere && !mayChangeAll(actor, object, renamed?.from ?? field)) throw new TenonError('beyondRights');
    }
  };
}

function mayChangeAll({ rights }: Actor, object: string, field: string): boolean {
  return rights.scopes(object, 'edit').includes('all') && rights.field(object, field) === 'edit';
}
