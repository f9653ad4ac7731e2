import { buttonKind } from '../../../../../metadata/buttons/index.ts';
import { type Button as ButtonBody, type ButtonPlace, buttonPlaces } from '../../../../../metadata/define/button.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { type TextKey, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconControl } from '../../controls/icon-control.tsx';
import { SwitchControl } from '../../controls/plain-controls.tsx';
import { Property } from '../../controls/property.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useBound } from '../../store/use-studio.ts';
import { ButtonName } from './button-name.tsx';
import styles from './buttons-page.module.css';
import { useButtonSteps } from './use-button-steps.ts';

type Props = { object: string; name: string; button: ButtonBody; onRemove: () => void; onCopy: () => void };

/** What a button is called, where it stands, and what is asked before it does anything. */
export function ButtonPanel({ object, name, button, onRemove, onCopy }: Props) {
  const t = useText();
  const steps = useButtonSteps(object);
  const element = { kind: 'object', name: object, at: ['buttons', name] };
  const at = (member: string) => ({ ...element, at: [...element.at, member] });
  const words = (setting: TextKey) => ({
    key: 'studio.did.set' as const,
    values: { setting: { text: setting }, thing: steps.titleOf(name) },
  });
  const label = useBound<Label>(at('label'), words('studio.name'));
  const icon = useBound<string>(at('icon'), words('studio.icon'));
  const confirm = useBound<Label>(at('confirm'), words('buttons.confirm'));
  const off = useBound<boolean>(at('off'), words('buttons.isOn'));
  return (
    <PropertiesPanel
      element={element}
      icon="hand-click"
      title={button.label}
      actions={
        <>
          <Button size="sm" icon={<Icon name="arrow-up" />} onClick={() => steps.move(name, -1)}>
            {t('studio.moveUp')}
          </Button>
          <Button size="sm" icon={<Icon name="arrow-down" />} onClick={() => steps.move(name, 1)}>
            {t('studio.moveDown')}
          </Button>
          <Button size="sm" icon={<Icon name="copy" />} onClick={onCopy}>
            {t('action.copy')}
          </Button>
          <Button size="sm" variant="danger" icon={<Icon name="trash" />} onClick={onRemove}>
            {t('buttons.delete')}
          </Button>
        </>
      }
    >
      <TextPairControl label={t('studio.name')} bound={label} />
      <ButtonName key={name} object={object} name={name} />
      <IconControl label={t('studio.icon')} bound={{ ...icon, value: icon.value ?? buttonKind(button.does.kind)?.icon }} />
      <PlacesControl object={object} name={name} button={button} />
      <TextPairControl label={t('buttons.confirm')} help={t('buttons.confirmHelp')} bound={confirm} optional />
      <SwitchControl
        label={t('buttons.isOn')}
        bound={{ ...off, value: off.value !== true, write: (on) => off.write(on === false ? true : undefined) }}
        standard
      />
      <p className={styles.about}>{t('buttons.whoHasIt')}</p>
    </PropertiesPanel>
  );
}

function PlacesControl({ object, name, button }: Pick<Props, 'object' | 'name' | 'button'>) {
  const t = useText();
  const { titleOf } = useButtonSteps(object);
  const bound = useBound<ButtonPlace[]>(
    { kind: 'object', name: object, at: ['buttons', name, 'places'] },
    { key: 'studio.did.set', values: { setting: { text: 'buttons.places' }, thing: titleOf(name) } },
  );
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
