import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { Menu, MenuItem, MenuLabel } from '../../../../ui/menu.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useAddressOf } from '../../places-context.ts';
import styles from './page-canvas.module.css';
import { useHidingRoles } from './use-hiding-roles.ts';

type Props = { object: string; field: string };

/** 👁 how many roles a field is hidden from, or masked for; a click lists them, and leads to where each says so. */
export function HiddenMark({ object, field }: Props) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const addressOf = useAddressOf();
  const roles = useDraftDefinitions().filter(({ kind }) => kind === 'role');
  const found = useHidingRoles(object).find((each) => each.field === field);
  if (!found) return null;
  const { hidden, masked } = found;
  const nameOf = (name: string) => label((roles.find((role) => role.name === name)?.body as Labelled)?.label) || name;
  const items = (names: readonly string[]) =>
    names.map((name) => {
      const to = addressOf({ kind: 'role', name, at: ['fields', `${object}.${field}`] });
      return (
        <MenuItem key={name} icon="shield" disabled={to === undefined} onSelect={() => to && void go(to)}>
          {nameOf(name)}
        </MenuItem>
      );
    });
  return (
    // A press in the menu is none on the element it stands in.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps presses to itself
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys do not reach the element this way
    <span onClick={(event) => event.stopPropagation()}>
      <Menu
        trigger={
          <button
            type="button"
            className={styles.hiddenMark}
            aria-label={t('studio.hiddenFor', { count: hidden.length + masked.length })}
            title={t('studio.hiddenFor', { count: hidden.length + masked.length })}
          >
            <Icon name="eye-off" size={12} />
            {hidden.length + masked.length}
          </button>
        }
      >
        {hidden.length > 0 && <MenuLabel>{t('studio.hiddenForRoles')}</MenuLabel>}
        {items(hidden)}
        {masked.length > 0 && <MenuLabel>{t('studio.maskedForRoles')}</MenuLabel>}
        {items(masked)}
      </Menu>
    </span>
  );
}

type Labelled = { label?: { zh: string; en: string } } | undefined;
