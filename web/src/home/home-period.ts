import { useState } from 'react';
import type { DashboardSearch } from '../dashboards/use-dashboard-search.ts';

const key = 'tenon.homePeriod';

export type HomePeriod = Pick<DashboardSearch, 'period' | 'from' | 'to'>;

/** The period that the figures of home are about; kept on this device. */
export function useHomePeriod(): [HomePeriod, (part: HomePeriod) => void] {
  const [period, setPeriod] = useState<HomePeriod>(readPeriod);
  const change = (part: HomePeriod) => {
    const next = { ...period, ...part };
    localStorage.setItem(key, JSON.stringify(next));
    setPeriod(next);
  };
  return [period, change];
}

function readPeriod(): HomePeriod {
  const stored = localStorage.getItem(key);
  return stored ? (JSON.parse(stored) as HomePeriod) : { period: 'thisQuarter' };
}
