import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OfferedMention } from '../../../../metadata/api/comments.ts';
import { api } from '../../base/api.ts';
import { useLayer } from '../../base/layers.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useSettled } from '../../base/use-settled.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { LayerContent } from '../../ui/layer-content.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './comments.module.css';

const icons = { person: 'user', department: 'users', role: 'shield' } as const;

/** Whom a comment on this record can mention, for what is typed behind the `@`. */
export function useOfferedMentions({ object, record }: OpenRecord, words: string | undefined): OfferedMention[] {
  const settled = useSettled(words, 150);
  const { data } = useQuery({
    queryKey: queryKeys.records(object.name, 'about', record.id, 'mentionable', settled),
    queryFn: ({ signal }) => api.get(`/records/${object.name}/${record.id}/mentionable`, { query: { q: settled }, signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  });
  return words === undefined ? [] : (data ?? []);
}

type Props = {
  id: string;
  offers: readonly OfferedMention[];
  marked: number;
  onPick: (offer: OfferedMention) => void;
  onClose: () => void;
};

/** The list under the box. Who may not read the record is said to, before they are picked. */
export function MentionPicker({ id, offers, marked, onPick, onClose }: Props) {
  const t = useText();
  const layer = useLayer(true, onClose, { modal: false, inPlace: true, toLookAt: true });
  return (
    <LayerContent layer={layer}>
      <div id={id} className={styles.picker} role="listbox" aria-label={t('comments.mention')}>
        {offers.map((offer, place) => (
          <button
            key={`${offer.kind} ${offer.id}`}
            id={`${id}-${place}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={place === marked}
            className={styles.offer}
            // The caret stays in the box.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(offer)}
          >
            <Icon name={icons[offer.kind]} size={16} />
            <span>{offer.name}</span>
            {!offer.reads && <em>{t(offer.kind === 'person' ? 'comments.blind' : 'comments.someBlind')}</em>}
          </button>
        ))}
      </div>
    </LayerContent>
  );
}
