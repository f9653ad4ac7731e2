import { buttonKind } from '../../../../../metadata/buttons/index.ts';
import { type Button as ButtonBody, type ButtonPlace, buttonPlaces } from '../../../../../metadata/define/button.ts';
import { useText } from '../../../base/use-text.ts';
import { IconControl } from '../../controls/icon-control.tsx';
import { SwitchControl, turned } from '../../controls/plain-controls.tsx';
import { Property } from '../../controls/property.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { ButtonName } from './button-name.tsx';
import styles from './buttons-page.module.css';
import { useButtonSteps } from './use-button-steps.ts';

type Props = { object: string; name: string; button: ButtonBody; onRemove: () => void; onCopy: () => void };

/** What a button is called, where it stands, and what is asked before it does anything. */
export function ButtonPanel({ object, name, button, onRemove, onCopy }: Props) {
  const t = useText();
  const steps = useButtonSteps(object);
  const element = { kind: 'object', name: object, at: ['buttons', name] };
  const bound = useElementBound(element, steps.titleOf(name));
  const icon = bound<string>('icon', 'studio.icon');
  return (
    <PropertiesPanel
      element={element}
      icon="hand-click"
      title={button.label}
      usedBy={{ object, button: name }}
      actions={
        <ElementActions
          onMove={(by) => steps.move(name, by)}
          onCopy={onCopy}
          remove={{ label: t('buttons.delete'), run: onRemove }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <ButtonName key={name} object={object} name={name} />
      <IconControl label={t('studio.icon')} bound={{ ...icon, value: icon.value ?? buttonKind(button.does.kind)?.icon }} />
      <PlacesControl object={object} name={name} button={button} />
      <TextPairControl
        label={t('buttons.confirm')}
        help={t('buttons.confirmHelp')}
        bound={bound('confirm', 'buttons.confirm')}
        optional
      />
      <SwitchControl label={t('buttons.isOn')} bound={turned(bound('off', 'buttons.isOn'))} standard />
      <p className={styles.about}>{t('buttons.whoHasIt')}</p>
    </PropertiesPanel>
  );
}

function PlacesControl({ object, name, button }: Pick<Props, 'object' | 'name' | 'button'>) {
  const t = useText();
  const { titleOf } = useButtonSteps(object);
  const element = { kind: 'object', name: object, at: ['buttons', name] };
  const bound = useElementBound(element, titleOf(name))<ButtonPlace[]>('places', 'buttons.places');
  const chosen = bound.value ?? [];
  const fits = buttonKind(button.does.kind)?.places ?? buttonPlaces;
  const write = (place: ButtonPlace, isOn: boolean) =>
    bound.write(buttonPlaces.filter((each) => (each === place ? isOn : chosen.includes(each))));
  return (
    <Property label={t('buttons.places')} bound={bound}>
      {({ labelledBy }) => (
        <fieldset className={styles.places} aria-labelledby={labelledBy}>
          {fits.map((place) => (
            <label key={place}>
              <input type="checkbox" checked={chosen.includes(place)} onChange={({ target }) => write(place, target.checked)} />
              {t(`buttons.place.${place}`)}
            </label>
          ))}
        </fieldset>
      )}
    </Property>
  );
}
