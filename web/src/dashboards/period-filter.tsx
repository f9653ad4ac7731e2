import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../base/use-format.ts';
import { type TextKey, type Translate, useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Modal } from '../ui/modal.tsx';
import styles from './filters.module.css';
import { type DayRange, type PeriodName, periodNames } from './period.ts';
import type { DashboardSearch } from './use-dashboard-search.ts';

const DatePicker = lazy(async () => ({ default: (await import('../ui/date-picker.tsx')).DatePicker }));

type Props = { search: DashboardSearch; onChange: (part: DashboardSearch) => void };

/** Narrows every report to a named period or to days of one's own. */
export function PeriodFilter({ search, onChange }: Props) {
  const t = useText();
  const format = useFormat();
  const [picking, setPicking] = useState(false);
  const { period, from, to } = search;
  const pick = (name?: PeriodName) => onChange({ period: name, from: undefined, to: undefined });
  return (
    <>
      <Menu
        trigger={
          <Button icon={<Icon name="calendar" />} aria-label={`${t('dashboards.period')}: ${shownPeriod()}`}>
            <span className={styles.chosen}>{shownPeriod()}</span>
            <Icon name="chevron-down" size={14} />
          </Button>
        }
      >
        <MenuItem checked={!period && !from && !to} onSelect={() => pick()}>
          {t('dashboards.period.all')}
        </MenuItem>
        <MenuDivider />
        {periodNames.map((name) => (
          <MenuItem key={name} checked={period === name} onSelect={() => pick(name)}>
            {periodName(name, t)}
          </MenuItem>
        ))}
        <MenuDivider />
        <MenuItem checked={!period && Boolean(from || to)} onSelect={() => setPicking(true)}>
          {t('dashboards.period.custom')}…
        </MenuItem>
      </Menu>
      {picking && <RangeDialog range={{ from, to }} onClose={() => setPicking(false)} onPick={onChange} />}
    </>
  );

  function shownPeriod(): string {
    if (period && periodNames.includes(period)) return periodName(period, t);
    if (from && to) return `${format.date(from)} – ${format.date(to)}`;
    if (from) return t('dashboards.since', { day: format.date(from) });
    return to ? t('dashboards.until', { day: format.date(to) }) : t('dashboards.period.all');
  }
}

/** Periods that filters know, too, are named as they name them, only as a title. */
function periodName(name: PeriodName, t: Translate): string {
  const own = name.endsWith('Days') || name.endsWith('Months');
  const text = t((own ? `dashboards.period.${name}` : `fields.period.${name}`) as TextKey);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type RangeProps = { range: DayRange; onClose: () => void; onPick: (part: DashboardSearch) => void };

function RangeDialog({ range, onClose, onPick }: RangeProps) {
  const t = useText();
  const [{ from, to }, setRange] = useState(range);
  const wrong = from && to && from > to ? t('dashboards.periodWrong') : undefined;
  const apply = () => {
    onPick({ period: undefined, from, to });
    onClose();
  };
  return (
    <Modal
      open
      size="sm"
      onClose={onClose}
      title={t('dashboards.period')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={Boolean(wrong) || (!from && !to)} onClick={apply}>
            {t('action.done')}
          </Button>
        </>
      }
    >
      <div className={styles.range}>
        <Suspense>
          <DatePicker
            label={t('dashboards.from')}
            value={from ?? null}
            onChange={(day) => setRange({ from: day ?? undefined, to })}
          />
          <DatePicker
            label={t('dashboards.to')}
            value={to ?? null}
            error={wrong}
            onChange={(day) => setRange({ from, to: day ?? undefined })}
          />
        </Suspense>
      </div>
    </Modal>
  );
}
