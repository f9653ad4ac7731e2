import { type ChoiceColor, choiceColors } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ViewColor } from '../../../../../metadata/define/view.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { ColourPicker } from '../../controls/colour-picker.tsx';
import { ExpressionControl } from '../../controls/expression-control.tsx';
import { Property } from '../../controls/property.tsx';
import type { Element } from '../../store/commands.ts';
import { useItems } from '../../store/use-items.ts';
import { type Bound, useBody, useBound } from '../../store/use-studio.ts';
import { firstCondition } from './first-condition.ts';
import styles from './views.module.css';

type Props = { object: string; bound: Bound<ViewColor[]> };

/** Which records are marked in which colour; of several that are true, the first. */
export function ColorsControl({ object, bound }: Props) {
  const t = useText();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const colors = bound.value ?? [];
  const name = t('views.colors');
  const items = useItems(bound.element, () => ({ zh: name, en: name }));
  const add = () => {
    let number = colors.length + 1;
    while (colors.some(({ id }) => id === `color_${number}`)) number++;
    const id = `color_${number}`;
    const color = choiceColors[(number % (choiceColors.length - 1)) + 1] as ChoiceColor;
    items.add(id, { id, when: firstCondition(body), color }, colors.at(-1)?.id);
  };
  return (
    <Property label={name} help={colors.length > 1 ? t('views.colorsHelp') : undefined} bound={bound}>
      {() => (
        <>
          {colors.map((color, index) => (
            <OneColor
              key={color.id}
              object={object}
              element={{ ...bound.element, at: [...bound.element.at, color.id] }}
              color={color}
              place={index + 1}
              onPick={(to) => items.set(color.id, 'color', to)}
              onUp={index > 0 ? () => items.move(color.id, -1) : undefined}
              onRemove={() => items.remove(color.id)}
            />
          ))}
          <div className={styles.start}>
            <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={add}>
              {t('views.addColor')}
            </Button>
          </div>
        </>
      )}
    </Property>
  );
}

type OneProps = {
  object: string;
  element: Element;
  color: ViewColor;
  place: number;
  onPick: (color: ChoiceColor) => void;
  onUp: (() => void) | undefined;
  onRemove: () => void;
};

function OneColor({ object, element, color, place, onPick, onUp, onRemove }: OneProps) {
  const t = useText();
  const name = t('views.colorWhen', { place });
  const when = useBound<string>(
    { ...element, at: [...element.at, 'when'] },
    { key: 'studio.did.set', values: { setting: { text: 'views.colors' }, thing: { zh: name, en: name } } },
  );
  const swatch = { background: `var(--${color.color}-bg)`, borderColor: `var(--${color.color}-fg)` };
  return (
    <div className={styles.color}>
      <div className={styles.colorHead}>
        <Menu
          width={300}
          trigger={
            <button
              type="button"
              className={styles.swatch}
              style={swatch}
              aria-label={t('studio.colour')}
              title={t('studio.colour')}
            />
          }
        >
          <div className={styles.palette}>
            <ColourPicker value={color.color} onPick={onPick} />
          </div>
        </Menu>
        <span className={styles.colorName}>{t(`studio.colour.${color.color}`)}</span>
        {onUp && <IconButton size="sm" icon={<Icon name="arrow-up" size={14} />} label={t('studio.moveUp')} onClick={onUp} />}
        <IconButton size="sm" icon={<Icon name="x" size={14} />} label={t('views.removeColor', { place })} onClick={onRemove} />
      </div>
      <ExpressionControl label={name} object={object} bound={{ ...when, write: (to) => to && when.write(to) }} />
    </div>
  );
}
