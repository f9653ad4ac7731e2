import { Fragment, type ReactNode } from 'react';
import type { HomeCard } from '../../../metadata/define/app.ts';
import styles from './home-columns.module.css';

type Props<Card> = {
  /** Above everything. */
  head: ReactNode;
  /** Before the cards of the wide column. */
  first?: ReactNode;
  cards: readonly Card[];
  draw: (card: Card) => ReactNode;
};

/** Cards where they stand on the home page: figures of all apps in one grid over its whole width, then a wide and a narrow column. */
export function HomeColumns<Card extends Pick<HomeCard, 'id' | 'card' | 'side'>>({ head, first, cards, draw }: Props<Card>) {
  const inColumn = (isSide: boolean) =>
    cards
      .filter(({ card, side = false }) => card !== 'figures' && side === isSide)
      .map((card) => <Fragment key={card.id}>{draw(card)}</Fragment>);
  return (
    <div className={styles.home}>
      {head}
      <div className={styles.figures}>
        {cards
          .filter(({ card }) => card === 'figures')
          .map((card) => (
            <Fragment key={card.id}>{draw(card)}</Fragment>
          ))}
      </div>
      <div className={styles.column}>
        {first}
        {inColumn(false)}
      </div>
      <div className={styles.column}>{inColumn(true)}</div>
    </div>
  );
}
