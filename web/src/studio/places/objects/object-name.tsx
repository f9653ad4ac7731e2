import { useState } from 'react';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import styles from '../../controls/controls.module.css';
import { FormerNames } from '../../frame/former-names.tsx';
import { useStudioState } from '../../store/use-studio.ts';
import { RenameObjectDialog } from './rename-object-dialog.tsx';

/** What the object is called in the API, and was; renaming it is done on purpose, once it is published and no solution's. */
export function ObjectName({ object, body }: { object: string; body: ObjectBody }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const isOwn = useStudioState(({ definitions }) => {
    const published = definitions.get(`object/${object}`);
    return published !== undefined && published.solution === undefined && !published.locked;
  });
  return (
    <>
      <div className={styles.property}>
        <span className={styles.label}>{t('studio.apiName')}</span>
        <div className={styles.locked}>
          <code>{object}</code>
          {isOwn && (
            <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
              {t('studio.changeName')}
            </Button>
          )}
        </div>
      </div>
      <FormerNames element={{ kind: 'object', name: object, at: [] }} aliases={body.aliases} label={body.label} />
      {isOpen && <RenameObjectDialog object={object} body={body} onClose={() => setOpen(false)} />}
    </>
  );
}
