import { useEffect, useState } from 'react';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { NewObjectDialog } from './new-object-dialog.tsx';
import styles from './objects-page.module.css';
import { useObjectElements, useObjects } from './use-objects.ts';

/** Every object there is, and a new one. */
export function ObjectsPage() {
  const t = useText();
  const [isAdding, setAdding] = useState(asksForNew);
  useEffect(() => {
    // Whoever comes back does not begin another one.
    if (asksForNew()) history.replaceState(history.state, '', location.pathname);
  }, []);
  const elements = useObjectElements();
  const add = { label: t('studio.newObject'), run: () => setAdding(true) };
  return (
    <StudioFrame
      crumbs={[{ label: t('studio.objects'), to: paths.studio('objects') }]}
      left={<ElementList heading={<PlaceList here="objects" />} elements={elements} add={add} />}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <p>{t('studio.objectsHelp')}</p>
          <span data-builds>
            <Button variant="primary" icon={<Icon name="plus" />} onClick={add.run}>
              {add.label}
            </Button>
          </span>
        </div>
        <Objects />
      </div>
      {isAdding && <NewObjectDialog onClose={() => setAdding(false)} />}
    </StudioFrame>
  );
}

/** Who comes from an empty workspace wants to make one at once. */
function asksForNew(): boolean {
  return new URLSearchParams(location.search).has('new');
}

function Objects() {
  const t = useText();
  const label = useLabel();
  return (
    <ul className={styles.cards}>
      {useObjects().map(({ name, body, isNew, isOfPlatform }) => (
        <li key={name}>
          <Link to={paths.studio('objects', name, 'fields')} className={styles.card}>
            <Icon name={body.icon} size={20} className={styles.icon} />
            <span className={styles.name}>{label(body.label) || name}</span>
            <span className={styles.aside}>
              {t('studio.fieldCount', { count: Object.keys(body.fields ?? {}).length })} ·{' '}
              {isOfPlatform ? t('studio.mark.platform') : <code>{name}</code>}
            </span>
            {isNew && <Chip color="green">{t('studio.mark.new')}</Chip>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
