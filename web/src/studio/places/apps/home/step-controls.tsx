import type { FirstStep } from '../../../../../../metadata/define/app.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { useText } from '../../../../base/use-text.ts';
import { ChoiceControl, NumberControl } from '../../../controls/plain-controls.tsx';
import { ObjectControl } from '../../../controls/reference-controls.tsx';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { useBody } from '../../../store/use-studio.ts';
import type { ElementProps } from './home-panel.tsx';
import { useHomeBound } from './use-home-bound.ts';

const kinds = ['create', 'move', 'import', 'view'] as const;

/** What is done in a first step, with which object, how it is called and how long it takes. */
export function StepControls({ app, element, item, labelOf }: ElementProps<FirstStep>) {
  const t = useText();
  const bound = useHomeBound(app, element, labelOf(element));
  const hasStages = useBody<ObjectBody>({ kind: 'object', name: item.object })?.track !== undefined;
  return (
    <>
      <ChoiceControl
        label={t('menus.stepKind')}
        help={t('menus.stepKindHelp')}
        choices={kinds
          .filter((kind) => kind !== 'move' || hasStages || item.step === 'move')
          .map((value) => ({ value, label: t(`menus.step.${value}`) }))}
        bound={bound('step', 'menus.stepKind')}
      />
      <ObjectControl label={t('menus.object')} bound={bound('object', 'menus.object')} />
      <TextPairControl label={t('studio.name')} help={t('menus.stepNameHelp')} bound={bound('label', 'studio.name')} optional />
      <NumberControl label={t('menus.minutes')} min={1} max={60} bound={bound('minutes', 'menus.minutes')} />
    </>
  );
}
