import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { systemFields } from '../../../../../../metadata/system-fields.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import type { DraftedObject } from '../../objects/use-objects.ts';
import { levelText } from '../matrix/level-text.ts';
import styles from '../role-page.module.css';
import type { Difference } from './compare-roles.ts';

/** What differs, and what either role says of it; the side that allows more stands out. */
export function DifferenceRow({ difference, objects }: { difference: Difference; objects: readonly DraftedObject[] }) {
  const words = useWords(objects);
  const { what, sides } = words(difference);
  return (
    <tr>
      <th scope="row">{what}</th>
      {sides.map((side, index) => (
        <td key={index === 0 ? 'one' : 'two'} className={difference.more === (index === 0 ? -1 : 1) ? styles.more : undefined}>
          {side}
        </td>
      ))}
    </tr>
  );
}

function useWords(objects: readonly DraftedObject[]) {
  const t = useText();
  const label = useLabel();
  const bodyOf = (name: string) => objects.find((each) => each.name === name)?.body;
  const nameOf = (name: string) => (name === '*' ? t('roles.allOthers') : label(bodyOf(name)?.label) || name);
  return (difference: Difference): { what: string; sides: string[] } => {
    switch (difference.of) {
      case 'action': {
        const { object, action, levels } = difference;
        return {
          what: `${nameOf(object)} · ${t(`roles.${action}`)}`,
          sides: levels.map((level) => levelText(t, action, level)),
        };
      }
      case 'field': {
        const { object, field, rights } = difference;
        return {
          what: `${nameOf(object)} › ${label(fieldLabel(bodyOf(object), field)) || field}`,
          sides: rights.map((right) => t(`roles.field.${right}`)),
        };
      }
      case 'system':
        return { what: t(`roles.system.${difference.right}`), sides: yesOrNo(difference.has) };
      default:
        return { what: t('roles.appOff', { app: difference.app }), sides: yesOrNo(difference.off) };
    }
  };

  function yesOrNo(both: readonly boolean[]): string[] {
    return both.map((each) => t(each ? 'roles.level.yes' : 'roles.level.no'));
  }
}

function fieldLabel(body: ObjectBody | undefined, field: string) {
  return Object.hasOwn(systemFields, field) ? systemFields[field as keyof typeof systemFields].label : body?.fields[field]?.label;
}
