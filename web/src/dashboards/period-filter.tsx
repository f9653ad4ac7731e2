import { Suspense, useState } from 'react';
import { loadLater } from '../base/load-later.ts';
import { useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { Modal } from '../ui/modal.tsx';
import styles from './filters.module.css';
import { type DayRange, type PeriodName, periodNames } from './period.ts';
import type { DashboardSearch } from './use-dashboard-search.ts';
import { periodName, usePeriodText } from './use-period-text.ts';

const DatePicker = loadLater(() => import('../ui/date-picker.tsx'), 'DatePicker');

type Props = { search: DashboardSearch; onChange: (part: DashboardSearch) => void };

/** Narrows every report to a named period or to days of one's own. */
export function PeriodFilter({ search, onChange }: Props) {
  const t = useText();
  const [picking, setPicking] = useState(false);
  const { period, from, to } = search;
  const shown = usePeriodText()(search);
  const pick = (name?: PeriodName) => onChange({ period: name, from: undefined, to: undefined });
  return (
    <>
      <Menu
        trigger={
          <Button icon={<Icon name="calendar" />} aria-label={`${t('dashboards.period')}: ${shown}`}>
            <span className={styles.chosen}>{shown}</span>
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
