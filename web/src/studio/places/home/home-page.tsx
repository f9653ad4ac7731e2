import { useDeferredValue, useRef, useState } from 'react';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { NewObjectDialog } from '../objects/new-object-dialog.tsx';
import { AppsCard, ObjectsCard } from './built-cards.tsx';
import { findElements } from './find-elements.ts';
import { FoundList } from './found-list.tsx';
import styles from './home-page.module.css';
import { OwnCard, ProblemsCard, SetsCard, TranslationsCard, TrashCard } from './state-cards.tsx';

const mostFound = 60;

/** What an administrator sees first: a search over everything, what there is, and what waits for somebody. */
export function HomePage() {
  const t = useText();
  const go = useGo();
  const [words, setWords] = useState('');
  const [isAdding, setAdding] = useState(false);
  const results = useRef<HTMLUListElement>(null);
  const definitions = useDraftDefinitions();
  const sought = useDeferredValue(words);
  const found = findElements(definitions, sought, mostFound);
  return (
    <StudioFrame crumbs={[{ label: t('studio.home'), to: paths.studio() }]} left={<PlaceList here="home" />}>
      <div className={styles.page}>
        <div className={styles.head}>
          <input
            data-element-search
            type="search"
            className={styles.search}
            value={words}
            placeholder={t('studio.findAnything')}
            aria-label={t('studio.findAnything')}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              const [first] = found;
              if (event.key === 'ArrowDown') results.current?.querySelector('a')?.focus();
              else if (event.key === 'Enter' && first) void go(paths.customise(first.kind, first.name, ...first.at));
              else return;
              event.preventDefault();
            }}
          />
          <span data-builds>
            <Button variant="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
              {t('studio.newObject')}
            </Button>
          </span>
        </div>
        {words.trim() === '' ? (
          <div className={styles.cards}>
            <ObjectsCard />
            <SetsCard />
            <ProblemsCard />
            <OwnCard />
            <AppsCard />
            <TranslationsCard />
            <TrashCard />
          </div>
        ) : (
          <FoundList ref={results} found={found} />
        )}
      </div>
      {isAdding && <NewObjectDialog onClose={() => setAdding(false)} />}
    </StudioFrame>
  );
}
