import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Known } from '../../base/known.tsx';
import { loadLater, whenIdle } from '../../base/load-later.ts';
import { usePalette } from '../../base/palette-state.ts';
import { paths } from '../../base/paths.ts';
import { usePressReport } from '../../base/press-report.ts';
import { useQuickCreateRequests } from '../../base/quick-create.ts';
import { meQuery } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { loadRules } from '../../fields/rules/use-rules.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { useJobsOpen } from '../jobs/jobs-state.ts';
import { AppShortcuts } from './app-shortcuts.tsx';
import { ConnectionBar, loadKeptEdits } from './connection-bar.tsx';
import { useKeySheet } from './key-sheet-state.ts';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { TabBar } from './tab-bar.tsx';

const loadPalette = () => import('../palette/palette.tsx');
const loadQuickCreate = () => import('../../records/quick-create.tsx');
const Palette = loadLater(loadPalette, 'Palette');
const JobsTray = loadLater(() => import('../jobs/jobs-tray.tsx'), 'JobsTray');
const KeySheet = loadLater(() => import('./key-sheet.tsx'), 'KeySheet');
const QuickCreate = loadLater(loadQuickCreate, 'QuickCreate');
const PressReport = loadLater(() => import('../../records/buttons/press-report.tsx'), 'PressReport');

/** Navigation, the open page, and what lies over every page. */
export function Shell() {
  const t = useText();
  return (
    <Suspense>
      <Known>
        <a href="#page" className={styles.skip}>
          {t('nav.skip')}
        </a>
        <div className={styles.shell}>
          <Sidebar />
          <main id="page" tabIndex={-1} className={styles.main}>
            <ConnectionBar />
            <OpenPage />
          </main>
          <TabBar />
        </div>
        <Overlays />
        <Toasts />
      </Known>
    </Suspense>
  );
}

function OpenPage() {
  const { pathname } = useLocation();
  const client = useQueryClient();
  // What one may do is asked again by who stays long, however quiet the live stream is.
  useEffect(() => void client.prefetchQuery(meQuery), [client, pathname]);
  return (
    <div className={styles.page}>
      {/* The studio goes from place to place without losing what is open in it. */}
      <ErrorBoundary key={pathname.startsWith(paths.studio()) ? paths.studio() : pathname}>
        <Suspense fallback={<SkeletonRows count={8} />}>
          <Outlet />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

/** What a single key opens is there when it is pressed, so that what is typed next is not lost; so is what edits need without a connection. */
function useReadyOverlays(): void {
  useEffect(() => {
    whenIdle(() => Promise.all([loadPalette(), loadQuickCreate(), loadKeptEdits(), loadRules()]));
  }, []);
}

function Overlays() {
  useReadyOverlays();
  const palette = usePalette();
  const keySheet = useKeySheet();
  const jobs = useJobsOpen();
  const quickCreates = useQuickCreateRequests();
  const presses = usePressReport();
  return (
    <>
      <AppShortcuts />
      <Suspense>{keySheet.open && <KeySheet />}</Suspense>
      <Suspense>{jobs.open && <JobsTray />}</Suspense>
      <Suspense>{quickCreates.length > 0 && <QuickCreate />}</Suspense>
      <Suspense>{presses !== undefined && <PressReport job={presses} />}</Suspense>
      <Suspense>{palette.open && <Palette />}</Suspense>
    </>
  );
}
