import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import { elementAt } from '../../../../metadata/merge/body-change.ts';
import { equalJson, isJsonObject, type Json } from '../../../../metadata/merge/json.ts';
import { useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Time } from '../../ui/time.tsx';
import type { Clash } from '../store/state.ts';
import { useStudio } from '../store/studio-provider.tsx';
import { useElementText } from '../words/element-text.ts';
import { fieldSettings } from '../words/setting-label.ts';
import { useSayValue } from '../words/use-sides.ts';
import styles from './clash-dialog.module.css';

/** What somebody else changed in the same place: theirs beside mine. All that does not touch stays, whichever is taken. */
export function ClashDialog({ clashes, onClose }: { clashes: readonly Clash[]; onClose: () => void }) {
  const t = useText();
  const { store } = useStudio();
  const elementText = useElementText();
  return (
    <Modal open onClose={onClose} title={t('studio.clashTitle')} size="lg">
      <p>{t('studio.clashHelp')}</p>
      {clashes.map((clash) => (
        <section key={`${clash.kind}/${clash.name}`} className={styles.clash}>
          {clash.by && (
            <p className={styles.by}>
              <Avatar name={clash.by.name} size={18} /> {t('studio.theirsBy', { name: clash.by.name })} ·{' '}
              <Time at={clash.by.at} />
            </p>
          )}
          {clash.at.map((place) => (
            <dl key={place} className={styles.sides}>
              <dt>{elementText({ ...clash, at: place.split('.').filter(Boolean) })}</dt>
              <dd>
                <b>{t('studio.mine')}</b> <Side body={clash.mine} clash={clash} place={place} />
              </dd>
              <dd>
                <b>{clash.by?.name ?? t('studio.theirs')}</b> <Side body={clash.theirs} clash={clash} place={place} />
              </dd>
            </dl>
          ))}
          <div className={styles.buttons}>
            <Button onClick={() => store.decide(clash, 'theirs')}>
              {clash.by ? t('studio.takeSides', { name: clash.by.name }) : t('studio.takeTheirs')}
            </Button>
            <Button onClick={() => store.decide(clash, 'mine')}>{t('studio.takeMine')}</Button>
          </div>
        </section>
      ))}
    </Modal>
  );
}

function Side({ body, clash, place }: { body: Json; clash: Clash; place: string }) {
  const t = useText();
  const say = useSayValue()(clash, body);
  const at = place.split('.').filter(Boolean);
  const of = (side: Json) => elementAt(side ?? undefined, at, shapeOfKind(clash.kind));
  const value = of(body);
  const other = of(body === clash.mine ? clash.theirs : clash.mine);
  if (!isJsonObject(value) || !isJsonObject(other)) return <span className={styles.value}>{say(value)}</span>;
  const members = Object.keys({ ...value, ...other }).filter((member) => !equalJson(value[member], other[member]));
  return (
    <ul className={styles.members}>
      {members.map((member) => (
        <li key={member}>
          {fieldSettings[member] ? t(fieldSettings[member]) : member}: <span className={styles.value}>{say(value[member])}</span>
        </li>
      ))}
    </ul>
  );
}
