import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import styles from './sample-bar.module.css';
import type { Sample } from './use-sample-record.ts';

/** With which record the page is drawn. */
export function SampleBar({ sample }: { sample: Sample }) {
  const t = useText();
  const { count, place, isBlank, title } = sample;
  return (
    <fieldset className={styles.bar} aria-label={t('studio.sample')}>
      <IconButton
        size="sm"
        icon={<Icon name="chevron-left" />}
        label={t('studio.sampleBefore')}
        disabled={isBlank}
        onClick={() => sample.go(-1)}
      />
      <span className={styles.title}>
        {isBlank ? t('studio.sampleBlank') : t('studio.sampleOf', { title: title ?? '…', place: place + 1, count })}
      </span>
      <IconButton
        size="sm"
        icon={<Icon name="chevron-right" />}
        label={t('studio.sampleNext')}
        disabled={isBlank}
        onClick={() => sample.go(1)}
      />
      {count > 0 && (
        <Button size="sm" variant="ghost" aria-pressed={isBlank} onClick={() => sample.setBlank(!isBlank)}>
          {t(isBlank ? 'studio.sampleReal' : 'studio.sampleBlank')}
        </Button>
      )}
    </fieldset>
  );
}
