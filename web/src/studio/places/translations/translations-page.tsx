import { useState } from 'react';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { ElementList } from '../../frame/element-list.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { isChange } from '../../store/state.ts';
import { useStudioState } from '../../store/use-studio.ts';
import { useElementText, useKindText } from '../../words/element-text.ts';
import { keyOf, type MissingText, missingTexts } from './missing-texts.ts';
import { TextRow } from './text-row.tsx';
import styles from './translations-page.module.css';

type Reach = 'all' | 'mine';

const atOnce = 100;

/** Every text that lacks one of the languages, written side by side; Enter goes to the next. */
export function TranslationsPage({ parts: [only] }: { parts: readonly string[] }) {
  const t = useText();
  const [reach, setReach] = useState<Reach>('all');
  const found = useMissing(reach);
  // What was missing when one came stays until one looks again, so that no line goes while one types.
  const [listed, setListed] = useState(found);
  const [shown, setShown] = useState(atOnce);
  const lines = listed.filter(({ kind }) => only === undefined || kind === only);
  const look = (next: Reach, missing: readonly MissingText[]) => {
    setReach(next);
    setListed([...missing]);
  };
  const other = useMissing(reach === 'all' ? 'mine' : 'all');
  return (
    <StudioFrame
      crumbs={[{ label: t('studio.translations'), to: paths.studio('translations') }]}
      left={<Kinds missing={found} only={only} />}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <p>{t('studio.translationsHelp')}</p>
          <Segmented
            label={t('studio.translations.reach')}
            value={reach}
            options={[
              { value: 'all', label: t('studio.translations.all') },
              { value: 'mine', label: t('studio.translations.inSet') },
            ]}
            onChange={(next) => look(next, next === reach ? found : other)}
          />
          {listed.length > 0 && (
            <Button size="sm" onClick={() => look(reach, found)}>
              {t('studio.translations.left', { count: found.length })}
            </Button>
          )}
        </div>
        {lines.length === 0 ? (
          <EmptyState icon="circle-check" title={t('studio.translations.none')} help={t('studio.translations.noneHelp')} />
        ) : (
          <Lines lines={lines.slice(0, shown)} />
        )}
        {lines.length > shown && (
          <Button onClick={() => setShown(shown + atOnce)}>
            {t('studio.translations.more', { count: lines.length - shown })}
          </Button>
        )}
      </div>
    </StudioFrame>
  );
}

function useMissing(reach: Reach): MissingText[] {
  const drafts = useStudioState((state) => state.drafts);
  const all = missingTexts(useDraftDefinitions());
  const isMine = (target: MissingText) => {
    const draft = drafts.get(definitionKey(target));
    return draft !== undefined && isChange(draft);
  };
  return reach === 'all' ? all : all.filter(isMine);
}

function Lines({ lines }: { lines: readonly MissingText[] }) {
  const t = useText();
  const elementText = useElementText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('studio.translations.where')}</th>
          <th>{t('studio.translations.zh')}</th>
          <th>{t('studio.translations.en')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <TextRow key={keyOf(line)} line={line} where={elementText({ ...line, at: line.at.slice(0, -1) })} />
        ))}
      </tbody>
    </table>
  );
}

function Kinds({ missing, only }: { missing: readonly MissingText[]; only: string | undefined }) {
  const kindText = useKindText();
  const kinds = [...new Set(missing.map(({ kind }) => kind))];
  return (
    <ElementList
      heading={<PlaceList here="translations" />}
      elements={kinds.map((kind) => ({
        id: kind,
        label: { zh: kindText(kind), en: kindText(kind) },
        to: paths.studio('translations', kind),
        aside: String(missing.filter((each) => each.kind === kind).length),
      }))}
      selected={only}
    />
  );
}
