import type { AppBody, FirstStep, HomeCard } from '../../../../../../metadata/define/app.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { useText } from '../../../../base/use-text.ts';
import { SwitchControl } from '../../../controls/plain-controls.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { CardControls } from './card-controls.tsx';
import { cardIcons } from './card-icons.ts';
import type { HomeElement } from './home-elements.ts';
import { StepControls } from './step-controls.tsx';
import { useHomeBound } from './use-home-bound.ts';
import type { HomeSteps } from './use-home-steps.ts';

type Props = {
  app: string;
  body: AppBody;
  selected: HomeElement | undefined;
  steps: HomeSteps;
  labelOf: (element: HomeElement) => Label;
  onSelect: (element?: HomeElement) => void;
};

export type ElementProps<Item> = Omit<Props, 'selected'> & { item: Item; element: HomeElement };

/** The settings of the card, or the first step, that is selected. */
export function HomePanel({ selected, ...props }: Props) {
  const t = useText();
  const { app, body } = props;
  if (!selected)
    return (
      <PropertiesPanel element={{ kind: 'app', name: app, at: ['home'] }} icon="home" title={body.label} aside={t('menus.home')}>
        <p>{t('menus.homeHelp')}</p>
      </PropertiesPanel>
    );
  const items = (body[selected.list] ?? []) as (HomeCard | FirstStep)[];
  const item = items.find(({ id }) => id === selected.id);
  if (!item) return null;
  return <OneElement key={`${selected.list} ${selected.id}`} {...props} item={item} element={selected} />;
}

function OneElement({ item, ...props }: ElementProps<HomeCard | FirstStep>) {
  const t = useText();
  const { app, element, steps, labelOf, onSelect } = props;
  const label = labelOf(element);
  const bound = useHomeBound(app, element, label);
  return (
    <PropertiesPanel
      element={{ kind: 'app', name: app, at: [element.list, element.id] }}
      icon={'card' in item ? cardIcons[item.card] : 'circle-check'}
      title={label}
      aside={'card' in item ? t(`menus.card.${item.card}`) : t('menus.firstStep')}
      actions={
        <ElementActions
          onMove={(by) => steps.move(element, by)}
          remove={{
            label: t('menus.takeOff'),
            run: () => {
              steps.remove(element);
              onSelect();
            },
          }}
        />
      }
    >
      {'card' in item ? <CardControls {...props} item={item} /> : <StepControls {...props} item={item} />}
      {'card' in item && item.card !== 'figures' && (
        <SwitchControl label={t('menus.side')} bound={bound<boolean>('side', 'menus.side')} />
      )}
    </PropertiesPanel>
  );
}
