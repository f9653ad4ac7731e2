import { type ReactNode, Suspense } from 'react';
import { loadLater } from '../../base/load-later.ts';
import type { List } from '../list/use-list.ts';
import styles from './board.module.css';
import { Board } from './board.tsx';
import { useBoardKeys } from './use-board-keys.ts';

const PeekPanel = loadLater(() => import('../list/peek-panel.tsx'), 'PeekPanel');

/** A list as a board, with its keys, and the card that is looked at beside it. */
export function ListBoard({ list, empty }: { list: List; empty: ReactNode }) {
  const { frame, walk } = useBoardKeys(list);
  return (
    <div ref={frame} className={styles.frame}>
      <Board object={list.object} view={list.shown} search={list.search.q} empty={empty} />
      {list.search.peek && (
        <Suspense>
          <PeekPanel list={list} onClose={() => list.change({ peek: undefined })} onWalk={walk} />
        </Suspense>
      )}
    </div>
  );
}
