import { useState } from 'react';
import type { Me } from '../../../../metadata/api/me.ts';
import { api } from '../../base/api.ts';
import { guessCurrency, guessRegion } from '../../base/currencies.ts';
import { useText } from '../../base/use-text.ts';
import { AccountStep } from './account-step.tsx';
import { type Company, CompanyFields } from './company-fields.tsx';
import styles from './gate-layout.module.css';
import { GateLayout } from './gate-layout.tsx';
import { InsecureNotice } from './insecure-notice.tsx';
import type { SetupInfo } from './setup-info.ts';
import { TemplateStep } from './template-step.tsx';

/** Asks anew who is signed in: the template may have brought sample data and rights. */
const readMe = () => api.get('/me');

/** First run: name the administrator, then the company, and choose a template. */
export function FirstRunPage({ setup, onSignedIn }: { setup: SetupInfo; onSignedIn: (me: Me) => void }) {
  const t = useText();
  const [me, setMe] = useState<Me>();
  const [company, setCompany] = useState<Company>({ name: '', currency: guessCurrency(), region: guessRegion() });
  const settle = () => api.patch('/workspace', { ...company, name: company.name.trim() || undefined });
  if (me) {
    return (
      <GateLayout title={t('template.title')} wide>
        <p className={styles.step}>{t('setup.step', { step: 2 })}</p>
        <TemplateStep
          templates={setup.templates.filter(({ isGallery, process }) => !isGallery && process === null)}
          onBegin={settle}
          onDone={() => readMe().then(onSignedIn)}
        >
          <CompanyFields company={company} onChange={setCompany} />
        </TemplateStep>
      </GateLayout>
    );
  }
  return (
    <GateLayout title={t('setup.title')}>
      <p className={styles.step}>{t('setup.step', { step: 1 })}</p>
      <h1 className={styles.title}>{t('setup.title')}</h1>
      <p className={styles.intro}>{t('setup.intro')}</p>
      <InsecureNotice insecure={setup.insecure} refused={setup.secureContextRequired} />
      <AccountStep onDone={setMe} />
    </GateLayout>
  );
}
