import type { ReactNode } from 'react';
import { setLocale } from '../../base/locale.ts';
import { useDocumentTitle } from '../../base/page-title.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './gate-layout.module.css';

const languages = [
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
] as const;

type Props = {
  /** What the tab of the browser says. */
  title: string;
  children: ReactNode;
  wide?: boolean;
};

/** The frame of the pages before sign-in: brand, language switch, one column. */
export function GateLayout({ title, children, wide }: Props) {
  const t = useText();
  useDocumentTitle(title, t('gate.product'));
  return (
    <div className={styles.gate}>
      <header className={styles.top}>
        <span className={styles.brand}>
          <img src="/tenon.svg" width={24} height={24} alt="" />
          {t('gate.product')}
        </span>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={classNames(wide ? styles.wide : styles.column)}>{children}</div>
      </main>
      <footer className={styles.foot}>{t('gate.slogan')}</footer>
    </div>
  );
}

function LanguageSwitch() {
  const t = useText();
  const current = useLocale();
  return (
    <nav className={styles.language} aria-label={t('gate.language')}>
      {languages.map(({ locale, name }) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className={styles.choice}
          aria-pressed={locale === current}
          onClick={() => setLocale(locale)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
