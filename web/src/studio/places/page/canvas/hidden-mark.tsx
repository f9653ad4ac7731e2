import type { Label } from '../../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { Menu, MenuItem, MenuLabel } from '../../../../ui/menu.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useAddressOf } from '../../places-context.ts';
import styles from './page-canvas.module.css';
import { type Hiding, useHidingRoles } from './use-hiding-roles.ts';

type Props = {
  object: string;
  /** Of which roles may hide or mask. */
  field?: string;
  /** The only roles that the element stands there for, by its own condition. */
  only?: readonly string[];
};

/** 👁 for how many roles an element is not there, or masked; a click lists them, and leads to where a role says so. */
export function HiddenMark({ object, field, only }: Props) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const addressOf = useAddressOf();
  const roles = useDraftDefinitions().filter(({ kind }) => kind === 'role');
  const { hidden, masked } = useHidingRoles(object).find((each) => each.field === field) ?? nobody;
  const left = only ? roles.map(({ name }) => name).filter((name) => !only.includes(name) && !hidden.includes(name)) : [];
  const count = hidden.length + masked.length + left.length;
  if (count === 0) return null;
  const nameOf = (name: string) =>
    label((roles.find((role) => role.name === name)?.body as { label?: Label } | undefined)?.label);
  const items = (names: readonly string[], isOfRole = true) =>
    names.map((name) => {
      const to = isOfRole ? addressOf({ kind: 'role', name, at: ['fields', `${object}.${field}`] }) : undefined;
      return (
        <MenuItem key={name} icon="shield" disabled={to === undefined} onSelect={() => to && void go(to)}>
          {nameOf(name) || name}
        </MenuItem>
      );
    });
  const title = t('studio.hiddenFor', { count });
  return (
    // A press in the menu is none on the element it stands in.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps presses to itself
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys do not reach the element this way
    <span onClick={(event) => event.stopPropagation()}>
      <Menu
        trigger={
          <button type="button" className={styles.hiddenMark} aria-label={title} title={title}>
            <Icon name="eye-off" size={12} />
            {count}
          </button>
        }
      >
        {hidden.length > 0 && <MenuLabel>{t('studio.hiddenForRoles')}</MenuLabel>}
        {items(hidden)}
        {masked.length > 0 && <MenuLabel>{t('studio.maskedForRoles')}</MenuLabel>}
        {items(masked)}
        {left.length > 0 && <MenuLabel>{t('studio.notForRoles')}</MenuLabel>}
        {items(left, false)}
      </Menu>
    </span>
  );
}

const nobody: Pick<Hiding, 'hidden' | 'masked'> = { hidden: [], masked: [] };
