import { useCanGoBack, useRouter } from '@tanstack/react-router';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { useGo } from '../../ui/use-go.ts';
import styles from './record-header.module.css';

/** What kind of record this is, which leads to its list; on a phone the way back to where one came from. */
export function WayBack({ object }: { object: ObjectModel }) {
  const t = useText();
  const label = useLabel();
  const go = useGo();
  const { history } = useRouter();
  const canGoBack = useCanGoBack();
  const list = paths.list(object.name);
  if (useIsPhone()) {
    const back = () => (canGoBack ? history.back() : go(list));
    return <IconButton className={styles.back} icon={<Icon name="arrow-left" />} label={t('action.back')} onClick={back} />;
  }
  return (
    <Link to={list} className={styles.icon} title={label(object.plural ?? object.label)}>
      <Icon name={object.icon} size={18} label={label(object.plural ?? object.label)} />
    </Link>
  );
}
