import { openPalette } from '../base/palette-state.ts';
import { useIsPhone } from '../base/use-is-phone.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** The way to any record from the head of every page, on a phone; elsewhere it stands in the navigation. */
export function PhoneSearch() {
  const t = useText();
  const isPhone = useIsPhone();
  if (!isPhone) return null;
  return <IconButton icon={<Icon name="search" size={20} />} label={t('action.search')} onClick={openPalette} />;
}
