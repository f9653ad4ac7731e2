import { Select } from '@mantine/core';
import { useState } from 'react';
import type { RunStatus } from '../../../../../metadata/api/runs.ts';
import { paths } from '../../../base/paths.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useMe } from '../../../base/use-me.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { runColors } from '../../../records/runs/run-chip.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Link } from '../../../ui/link.tsx';
import { ElementList, type ListedElement } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useProcesses } from '../processes/use-processes.ts';
import { RunCanvas } from './run-canvas.tsx';
import styles from './runs.module.css';
import { type RunFilter, runAddress, useRun, useRuns } from './use-run.ts';

type Props = { run: string | undefined; selected: string };

/** The runs of processes, by process and by how they stand; each is the tree of its process with what came of every step. */
export function RunsPage({ run, selected }: Props) {
  const t = useText();
  const label = useLabel();
  const me = useMe();
  const mayLook = me.system.includes('manageMetadata');
  const crumbs = [{ label: t('runs.title'), to: runAddress() }];
  const { data } = useRun(run);
  const shown = data && { label: `${label(data.run.label)} · ${data.run.record.title ?? '—'}`, to: runAddress(data.run.id) };
  return (
    <StudioFrame
      crumbs={shown ? [...crumbs, shown] : crumbs}
      up={run === undefined ? paths.studio() : runAddress()}
      left={mayLook ? <RunList selected={run} /> : <PlaceList here="runs" />}
    >
      {run === undefined ? (
        <EmptyState icon="history" title={t('runs.choose')} help={t('runs.help')}>
          {mayLook && <Link to={paths.settings('automations')}>{t('runs.health')}</Link>}
        </EmptyState>
      ) : (
        <RunCanvas key={run} id={run} selected={selected} />
      )}
    </StudioFrame>
  );
}

function RunList({ selected }: { selected: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const [filter, setFilter] = useState<RunFilter>({ process: undefined, status: undefined });
  const { data } = useRuns(filter);
  const elements = (data?.runs ?? []).map(({ id, record, label, status, at }): ListedElement => {
    const of = record.title ?? '—';
    return {
      ...{ id, to: runAddress(id), icon: icons[status] },
      label: { zh: `${label.zh} · ${of}`, en: `${label.en} · ${of}` },
      aside: `${t(`automations.run.${status}`)} · ${format.relativeTime(at)}`,
      hasProblem: status === 'failed',
    };
  });
  const heading = (
    <>
      <PlaceList here="runs" />
      <RunFilters filter={filter} onFilter={setFilter} />
    </>
  );
  return <ElementList heading={heading} elements={elements} {...(selected && { selected })} />;
}

const icons: Record<RunStatus, string> = {
  ...{
    ready: 'clock',
    waiting: 'refresh',
    underway: 'clock',
    done: 'check',
    skipped: 'x',
    failed: 'alert-triangle',
    aside: 'archive',
  },
};

type FiltersProps = { filter: RunFilter; onFilter: (filter: RunFilter) => void };

function RunFilters({ filter, onFilter }: FiltersProps) {
  const t = useText();
  const label = useLabel();
  const processes = useProcesses().map(({ name, body }) => ({ value: name, label: label(body.label) || name }));
  const statuses = Object.keys(runColors).map((value) => ({ value, label: t(`automations.run.${value as RunStatus}`) }));
  return (
    <div className={styles.filters}>
      <Select
        size="xs"
        aria-label={t('runs.process')}
        placeholder={t('runs.process')}
        data={processes}
        value={filter.process ?? null}
        onChange={(process) => onFilter({ ...filter, process: process ?? undefined })}
        clearable
        searchable
      />
      <Select
        size="xs"
        aria-label={t('runs.status')}
        placeholder={t('runs.status')}
        data={statuses}
        value={filter.status ?? null}
        onChange={(status) => onFilter({ ...filter, status: (status as RunStatus | null) ?? undefined })}
        clearable
      />
    </div>
  );
}
