import type { ReportBody } from '../../../metadata/define/report.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Popover } from '../ui/popover.tsx';
import { useFigureTexts } from './use-figure-texts.ts';
import styles from './widget.module.css';

/** Says where a report's figures come from and which filters reach it. */
export function HowComputed({ report, title }: { report: ReportBody; title: string }) {
  const t = useText();
  const label = useLabel();
  const object = useModel().objects[report.query.object];
  const texts = useFigureTexts(report.query.object);
  const { query, description, period, person = 'owner' } = report;
  const measures =
    query.type === 'summary' ? query.measures.filter(({ hidden }) => !hidden).map((each) => label(each.label)) : [];
  return (
    <Popover
      width={280}
      trigger={(toggle, open) => (
        <IconButton
          size="sm"
          icon={<Icon name="info-circle" size={14} />}
          label={t('dashboards.how', { title })}
          aria-expanded={open}
          onClick={toggle}
        />
      )}
    >
      {() => (
        <div className={styles.how}>
          {description && <p>{label(description)}</p>}
          <ul>
            <li>{t('dashboards.howObject', { object: label(object?.label) })}</li>
            {measures.length > 0 && <li>{t('dashboards.howMeasures', { measures: measures.join(' · ') })}</li>}
            <li>{periodText()}</li>
            <li>{t('dashboards.howPerson', { field: texts.field(person) })}</li>
            <li>{t('dashboards.howRights')}</li>
          </ul>
        </div>
      )}
    </Popover>
  );

  function periodText(): string {
    if (query.type === 'funnel') return t('dashboards.howEntered');
    return period ? t('dashboards.howPeriod', { field: texts.field(period) }) : t('dashboards.howNoPeriod');
  }
}
