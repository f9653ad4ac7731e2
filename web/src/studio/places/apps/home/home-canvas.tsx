import { type ReactNode, Suspense } from 'react';
import type { AppBody, HomeCard } from '../../../../../../metadata/define/app.ts';
import type { ViewBody } from '../../../../../../metadata/define/view.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import type { CardModel } from '../../../../../../metadata/wire.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { HomeCardView } from '../../../../home/home-card.tsx';
import { HomeColumns } from '../../../../home/home-columns.tsx';
import { useHomePeriod } from '../../../../home/home-period.ts';
import { ErrorBoundary } from '../../../../ui/error-boundary.tsx';
import { SkeletonRows } from '../../../../ui/skeleton.tsx';
import { usePreview } from '../../../frame/preview.ts';
import { bodyOf } from '../../../store/state.ts';
import { useStudio } from '../../../store/studio-provider.tsx';
import styles from './home-designer.module.css';
import type { HomeElement } from './home-elements.ts';

type Props = {
  body: AppBody;
  selected: HomeElement | undefined;
  labelOf: (element: HomeElement) => Label;
  onSelect: (element?: HomeElement) => void;
};

/** The cards where they stand, with what is in them now. A click selects; what they lead to is asleep. */
export function HomeCanvas({ body, selected, labelOf, onSelect }: Props) {
  const [period] = useHomePeriod();
  const { width } = usePreview();
  const { store } = useStudio();
  const label = useLabel();
  const withObject = (card: HomeCard): CardModel => {
    if (!('view' in card)) return card;
    const view = bodyOf(store.get(), { kind: 'view', name: card.view }) as unknown as ViewBody | undefined;
    return { ...card, object: view?.object };
  };
  return (
    <div className={styles.canvas} data-width={width}>
      <HomeColumns
        head={null}
        cards={body.home}
        draw={(card) => (
          <CardFrame
            label={label(labelOf({ list: 'home', id: card.id }))}
            isSelected={
              selected?.list === 'home' ? selected.id === card.id : card.card === 'firstSteps' && selected !== undefined
            }
            onSelect={() => onSelect({ list: 'home', id: card.id })}
          >
            <HomeCardView key={JSON.stringify(card)} card={withObject(card)} period={period} />
          </CardFrame>
        )}
      />
    </div>
  );
}

type FrameProps = { label: string; isSelected: boolean; onSelect: () => void; children: ReactNode };

function CardFrame({ label, isSelected, onSelect, children }: FrameProps) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of elements on the left does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: so it does
    <div className={styles.card} data-selected={isSelected || undefined} onClick={onSelect}>
      <p className={styles.kind} title={label}>
        {label}
      </p>
      <div className={styles.content} inert>
        <ErrorBoundary>
          <Suspense fallback={<SkeletonRows count={3} />}>{children}</Suspense>
        </ErrorBoundary>
      </div>
      <p className={styles.nothing}>{t('menus.nothingShown')}</p>
    </div>
  );
}
