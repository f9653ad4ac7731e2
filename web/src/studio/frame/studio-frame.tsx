import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useText } from '../../base/use-text.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useGo } from '../../ui/use-go.ts';
import { useAnnouncement } from './announce.ts';
import type { Crumb } from './crumbs.tsx';
import styles from './studio-frame.module.css';
import { TopBar } from './top-bar.tsx';
import { useHistoryKeys } from './use-history-keys.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useProblemKey } from './use-problem-key.ts';
import { ViewBanner } from './view-banner.tsx';

type Props = {
  /** Behind “Studio”; the last is where one is. */
  crumbs: readonly Crumb[];
  /** What there is in this place: an `ElementList` most of the time. */
  left: ReactNode;
  /** The settings of what is selected: a `PropertiesPanel`. */
  panel?: ReactNode;
  /** Where Esc leads, one step up. */
  up?: string;
  /** The canvas can be seen as a role, and at the width of a phone. */
  previews?: boolean;
  children: ReactNode;
};

/** The frame of every place in the studio: what there is on the left, the thing itself in the middle, the settings of what is selected on the right. */
export function StudioFrame({ crumbs, left, panel, up, previews = false, children }: Props) {
  const t = useText();
  const go = useGo();
  const { pathname } = useLocation();
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  useHistoryKeys();
  useProblemKey();
  useShortcut('escape', () => up && go(up), { enabled: up !== undefined });
  useShortcut('/', () => frame.current?.querySelector<HTMLInputElement>('[data-element-search]')?.focus(), {
    label: 'studio.find',
  });
  return (
    <div ref={frame} className={styles.frame} data-own-frame data-with-panel={panel ? true : undefined}>
      <TopBar crumbs={crumbs} previews={previews} />
      <p className={styles.onPhone}>{t('studio.largerScreen')}</p>
      <div className={styles.panes}>
        <aside className={styles.left} aria-label={t('studio.whatThereIs')}>
          <ErrorBoundary of={pathname}>{left}</ErrorBoundary>
        </aside>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it holds may be there to look at only, and is scrolled by keyboard all the same */}
        <section className={styles.canvas} aria-label={t('studio.canvas')} tabIndex={0}>
          {previews && <ViewBanner />}
          <ErrorBoundary of={pathname}>{children}</ErrorBoundary>
        </section>
        {panel && (
          // What is selected now has settings of its own; all else stays, with its focus, and as far as it is scrolled.
          <aside key={pathname} className={styles.panel} aria-label={t('studio.properties')}>
            <ErrorBoundary of={pathname}>{panel}</ErrorBoundary>
          </aside>
        )}
      </div>
      <Announcements />
    </div>
  );
}

function Announcements() {
  const said = useAnnouncement();
  return (
    <div className={styles.said} aria-live="polite">
      {said}
    </div>
  );
}
