import { useState } from 'react';
import { objectsOfApp } from '../../../../../metadata/define/app-parts.ts';
import { paths } from '../../../base/paths.ts';
import { useDesigns } from '../../../base/use-me.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import styles from '../objects/objects-page.module.css';
import { NewAppDialog } from './new-app-dialog.tsx';
import { useAppElements, useDraftedApps } from './use-apps.ts';

/** Every app there is, and a new one. */
export function AppsPage() {
  const t = useText();
  const [adding, setAdding] = useState<{ copied?: string }>();
  const mayAdd = useDesigns() === 'all';
  const elements = useAppElements();
  const add = { label: t('studioApps.new'), run: () => setAdding({}) };
  return (
    <StudioFrame
      crumbs={[{ label: t('studioApps.apps'), to: paths.studio('apps') }]}
      left={
        <ElementList
          heading={<PlaceList here="apps" />}
          elements={elements}
          add={mayAdd ? add : undefined}
          onCopy={mayAdd ? (copied) => setAdding({ copied }) : undefined}
        />
      }
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <p>{t('studioApps.help')}</p>
          {mayAdd && (
            <span data-builds>
              <Button variant="primary" icon={<Icon name="plus" />} onClick={add.run}>
                {add.label}
              </Button>
            </span>
          )}
        </div>
        <AppCards />
      </div>
      {adding && <NewAppDialog {...adding} onClose={() => setAdding(undefined)} />}
    </StudioFrame>
  );
}

function AppCards() {
  const t = useText();
  const label = useLabel();
  return (
    <ul className={styles.cards}>
      {useDraftedApps().map(({ name, body, isNew }) => (
        <li key={name}>
          <Link to={paths.studio('apps', name)} className={styles.card}>
            <Icon name={body.icon} size={20} className={styles.icon} />
            <span className={styles.name}>{label(body.label) || name}</span>
            <span className={styles.aside}>
              {t('studioApps.objectCount', { count: objectsOfApp(body).length })} · <code>{name}</code>
            </span>
            {isNew && <Chip color="green">{t('studio.mark.new')}</Chip>}
            {body.off && <Chip>{t('apps.isOff')}</Chip>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
