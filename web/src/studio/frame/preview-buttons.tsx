import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useDraftDefinitions } from '../model/draft-definitions.ts';
import { setPreview, usePreview } from './preview.ts';
import styles from './top-bar.module.css';

/** As whom the canvas is seen, and how wide. */
export function PreviewButtons() {
  const t = useText();
  const label = useLabel();
  const { role, width } = usePreview();
  const roles = useDraftDefinitions().filter(({ kind }) => kind === 'role');
  const labelOf = (body: unknown) => label((body as { label?: { zh: string; en: string } }).label);
  const shown = roles.find(({ name }) => name === role);
  return (
    <div className={styles.group}>
      <Menu
        trigger={
          <Button size="sm" variant="ghost" icon={<Icon name="eye" />}>
            {t('studio.viewAs', { role: shown ? labelOf(shown.body) : t('studio.myself') })}
          </Button>
        }
      >
        <MenuItem checked={role === null} onSelect={() => setPreview({ role: null })}>
          {t('studio.myself')}
        </MenuItem>
        {roles.map(({ name, body }) => (
          <MenuItem key={name} checked={name === role} onSelect={() => setPreview({ role: name })}>
            {labelOf(body)}
          </MenuItem>
        ))}
      </Menu>
      <Segmented
        label={t('studio.width')}
        value={width}
        options={[
          { value: 'desktop', label: <Icon name="layout-sidebar" />, title: t('studio.width.desktop') },
          { value: 'phone', label: <Icon name="device-mobile" />, title: t('studio.width.phone') },
        ]}
        onChange={(next) => setPreview({ width: next })}
      />
    </div>
  );
}
