import { layoutModes } from '../../../../../../metadata/define/layout.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { useText } from '../../../../base/use-text.ts';
import { ExpressionControl } from '../../../controls/expression-control.tsx';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { RecordTypesControl } from '../../../controls/record-types-control.tsx';
import { NamesControl, useRoleChoices } from '../../../controls/reference-controls.tsx';
import { useLayoutBound } from './use-layout-bound.ts';

type Props = { object: string; at: readonly string[]; thing: Label };

/** When an element is there: for which records, people, uses and screens. */
export function ConditionControls({ object, at, thing }: Props) {
  const t = useText();
  const bound = useLayoutBound(object, at, thing);
  const roles = useRoleChoices();
  return (
    <>
      <RecordTypesControl object={object} bound={bound('when', 'studio.when')} />
      <ExpressionControl
        object={object}
        label={t('studio.when')}
        help={t('studio.whenHelp')}
        bound={bound('when', 'studio.when')}
      />
      <NamesControl label={t('studio.forRoles')} choices={roles} bound={bound('roles', 'studio.forRoles')} />
      <NamesControl
        label={t('studio.inModes')}
        choices={layoutModes.map((value) => ({ value, label: t(`studio.mode.${value}`) }))}
        bound={bound('modes', 'studio.inModes')}
      />
      <ChoiceControl
        label={t('studio.onScreen')}
        none={t('studio.everyScreen')}
        choices={(['desktop', 'phone'] as const).map((value) => ({ value, label: t(`studio.screen.${value}`) }))}
        bound={bound('screen', 'studio.onScreen')}
      />
    </>
  );
}
