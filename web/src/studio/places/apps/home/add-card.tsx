import type { RefObject } from 'react';
import type { AppBody } from '../../../../../../metadata/define/app.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { cardIcons } from './card-icons.ts';
import { cardKinds, newCard, onceOnly } from './new-card.ts';
import type { HomeSteps } from './use-home-steps.ts';

type Props = {
  app: AppBody;
  steps: HomeSteps;
  trigger: RefObject<HTMLButtonElement | null>;
  onAdded: (id: string) => void;
};

/** Kinds of cards; those that nothing could fill say so. */
export function AddCard({ app, steps, trigger, onAdded }: Props) {
  const t = useText();
  const definitions = useDraftDefinitions();
  return (
    <Menu
      position="bottom-end"
      width={300}
      trigger={
        <Button ref={trigger} size="sm" icon={<Icon name="plus" />}>
          {t('menus.addCard')}
        </Button>
      }
    >
      {cardKinds.map((kind) => {
        const isThere = onceOnly.includes(kind) && app.home.some(({ card }) => card === kind);
        const card = isThere ? undefined : newCard(kind, { id: steps.freeId('home', kind.toLowerCase()), app, definitions });
        const name = t(`menus.card.${kind}`);
        return (
          <MenuItem
            key={kind}
            icon={cardIcons[kind]}
            disabled={!card}
            onSelect={() => card && onAdded(steps.addCard(card, { zh: name, en: name }))}
          >
            {name}
            {!card && ` · ${t(isThere ? 'menus.isThere' : 'menus.nothingFor')}`}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
