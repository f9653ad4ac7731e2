import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { everyOtherObject } from '../../../../../metadata/define/role.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import type { Difference } from './compare-roles.ts';
import { levelText } from './level-text.ts';

/** What differs, and what either side says of it. */
export function useDifferenceWords(): (difference: Difference) => { what: string; sides: [string, string] } {
  const t = useText();
  const label = useLabel();
  const definitions = useDraftDefinitions();
  const bodyOf = (object: string) =>
    definitions.find(({ kind, name }) => kind === 'object' && name === object)?.body as ObjectBody | undefined;
  const nameOf = (object: string) =>
    object === everyOtherObject ? t('roles.allOthers') : label(bodyOf(object)?.label) || object;
  const both = <Side>(sides: readonly [Side, Side], words: (side: Side) => string): [string, string] => [
    words(sides[0]),
    words(sides[1]),
  ];
  const yesOrNo = (side: boolean) => t(side ? 'roles.level.yes' : 'roles.level.no');
  return (difference) => {
    switch (difference.of) {
      case 'action': {
        const { object, action, levels } = difference;
        const sides = both(levels, (level) => levelText(t, action, level));
        return { what: `${nameOf(object)} · ${t(`roles.${action}`)}`, sides };
      }
      case 'field': {
        const { object, field, rights } = difference;
        const name = label(fieldLabel(bodyOf(object), field)) || field;
        return { what: `${nameOf(object)} › ${name}`, sides: both(rights, (right) => t(`roles.field.${right}`)) };
      }
      case 'system':
        return { what: t(`roles.system.${difference.right}`), sides: both(difference.has, yesOrNo) };
      default:
        return { what: t('roles.appOff', { app: difference.app }), sides: both(difference.off, yesOrNo) };
    }
  };
}

function fieldLabel(body: ObjectBody | undefined, field: string) {
  return Object.hasOwn(systemFields, field) ? systemFields[field as keyof typeof systemFields].label : body?.fields[field]?.label;
}
