import { locales } from '../../../../metadata/label.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { setPreview, usePreview } from './preview.ts';
import styles from './top-bar.module.css';
import { ViewAsMenu } from './view-as-menu.tsx';

/** As whom the canvas is seen, and how wide. */
export function PreviewButtons() {
  const t = useText();
  const own = useLocale();
  const { width, locale } = usePreview();
  return (
    <div className={classNames(styles.group, styles.previews)}>
      <ViewAsMenu />
      <Segmented
        label={t('studio.language')}
        value={locale ?? own}
        options={locales.map((value) => ({
          value,
          label: t(`studio.language.${value}`),
          title: t(`studio.inLanguage.${value}`),
        }))}
        onChange={(next) => setPreview({ locale: next === own ? null : next })}
      />
      <span data-builds>
        <Segmented
          label={t('studio.width')}
          value={width}
          options={[
            { value: 'desktop', label: <Icon name="layout-sidebar" />, title: t('studio.width.desktop') },
            { value: 'phone', label: <Icon name="device-mobile" />, title: t('studio.width.phone') },
          ]}
          onChange={(next) => setPreview({ width: next })}
        />
      </span>
    </div>
  );
}
