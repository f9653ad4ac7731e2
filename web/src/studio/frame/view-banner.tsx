import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { setPreview, usePreview } from './preview.ts';
import { useView } from './use-view.ts';
import styles from './view-banner.module.css';

/** Says, above the canvas, that it is seen as somebody else, and how to end that. */
export function ViewBanner() {
  const t = useText();
  const label = useLabel();
  const { role, person } = usePreview();
  const { view, isRefused } = useView();
  if ((role === null && person === null) || (!view && !isRefused)) return null;
  const roles = view?.roles.map((each) => label(each.label)).join(t('studio.comma')) ?? '';
  const said =
    person === null ? t('studio.seenAsRole', { role: roles }) : t('studio.seenAs', { name: view?.user.name ?? '', roles });
  return (
    <output className={styles.banner}>
      <Icon name="eye" />
      <span className={styles.said}>{isRefused ? t('studio.viewRefused') : said}</span>
      <Button size="sm" onClick={() => setPreview({ role: null, person: null })}>
        {t('studio.asMyself')}
      </Button>
    </output>
  );
}
