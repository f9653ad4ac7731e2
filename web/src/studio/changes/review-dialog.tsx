import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Json } from '../../../../metadata/merge/json.ts';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useStudio } from '../store/studio-provider.tsx';
import { useStudioState } from '../store/use-studio.ts';
import { useSettled } from '../use-settled.ts';
import { DataSteps } from './data-steps.tsx';
import { changedPieces, isAccess } from './describe-changes.ts';
import { FoundProblems, FoundWarnings } from './found-problems.tsx';
import { goneOptions, proposedReplacements, withLists } from './gone-options.ts';
import { PieceList } from './piece-list.tsx';
import styles from './review-dialog.module.css';
import { RoleChanges } from './role-changes.tsx';
import { usePublish } from './use-publish.ts';
import { noWishes, type Wishes, wishesOf } from './wishes.ts';

type OpenSet = AnswerAt<'GET', `/change-sets/${string}`>;
type Check = AnswerAt<'POST', `/change-sets/${string}/check`>;
type Review = { set: OpenSet; check: Check; wishes: Wishes } | null;

const settleMs = 300;

/** Everything in the set, by whomever, in words: what people see differently, what happens to data, who gains or loses access; then it is published. */
export function ReviewDialog({ onClose, onPublished }: { onClose: () => void; onPublished?: () => void }) {
  const t = useText();
  const { store } = useStudio();
  const [wanted, setWishes] = useState<Wishes>();
  // What is typed to fill blanks is looked at on the records once it stands still.
  const wishes = useSettled(wanted, settleMs);
  const {
    data: review,
    error,
    isFetching,
  } = useQuery({
    queryKey: ['studio', 'review', wishes],
    queryFn: async (): Promise<Review> => {
      await store.save();
      const id = store.get().set?.id;
      if (id === undefined) return null;
      const set = await api.get(`/change-sets/${id}`);
      if (set.drafts === 0) return null;
      // What was merged into another option goes there, unless somebody decides otherwise.
      const asked = wishes ?? {
        ...noWishes,
        replace: proposedReplacements(goneOptions(withLists(set.definitions, store.get().definitions.values()))),
      };
      return { set, wishes: asked, check: await api.post(`/change-sets/${id}/check`, wishesOf(asked)) };
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: (before) => before,
  });
  if (review) {
    const isChecking = isFetching || wishes !== wanted;
    return (
      <Reviewed
        {...review}
        isChecking={isChecking}
        wishes={wanted ?? review.wishes}
        onWish={setWishes}
        {...{ onClose, onPublished }}
      />
    );
  }
  return (
    <Modal open onClose={onClose} title={t('studio.review')} size="xl">
      {error ? (
        <p role="alert">{problemMessage(error)}</p>
      ) : review === null ? (
        <EmptyState icon="circle-check" title={t('studio.noChanges')} help={t('studio.noChangesHelp')} />
      ) : (
        <SkeletonRows count={6} />
      )}
    </Modal>
  );
}

/** `isChecking`: what is shown is about to be looked at anew. */
type Props = NonNullable<Review> & {
  isChecking: boolean;
  onWish: (wishes: Wishes) => void;
  onClose: () => void;
  onPublished: (() => void) | undefined;
};

function Reviewed({ set, check, wishes, isChecking, onWish, onClose, onPublished }: Props) {
  const t = useText();
  const [note, setNote] = useState('');
  const { publish, progress, isBusy } = usePublish(set, {
    isLast: onPublished === undefined,
    onDone: () => {
      onClose();
      onPublished?.();
    },
  });
  const pieces = set.definitions.flatMap(({ kind, name, base, body }) =>
    changedPieces({ kind, name }, base as Json, body as Json),
  );
  const published = useStudioState((state) => state.definitions);
  const gone = goneOptions(withLists(set.definitions, published.values()));
  const isFree = check.problems.length + check.overlaps.length === 0;
  return (
    <Modal
      open
      onClose={onClose}
      title={t('studio.reviewOf', { name: set.name })}
      size="xl"
      footer={
        <>
          <input
            className={styles.note}
            data-autofocus
            value={note}
            maxLength={500}
            placeholder={t('studio.note')}
            aria-label={t('studio.note')}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            loading={isBusy || isChecking}
            onClick={() => (isFree ? void publish(note, wishes) : toast.plain(t('studio.problemsFirst')))}
          >
            {t('studio.publish')}
          </Button>
        </>
      }
    >
      {progress && <Progress value={progress.total > 0 ? progress.done / progress.total : 0} label={t('studio.publishing')} />}
      <FoundProblems check={check} onGo={onClose} />
      <FoundWarnings check={check} onGo={onClose} />
      <div className={styles.columns}>
        <section>
          <h3>{t('studio.column.see')}</h3>
          <PieceList pieces={pieces.filter((piece) => !isAccess(piece))} onGo={onClose} />
        </section>
        <section>
          <h3>{t('studio.column.data')}</h3>
          <DataSteps {...{ pieces, gone, wishes, onWish }} steps={check.steps} builds={check.builds} />
        </section>
        <section>
          <h3>{t('studio.column.access')}</h3>
          <RoleChanges roles={set.definitions.filter(isAccess)} onGo={onClose} />
          {pieces.some(({ kind, at, what }) => kind === 'object' && what === 'added' && at.length === 0) && (
            <p>{t('studio.newObjectAccess')}</p>
          )}
        </section>
      </div>
    </Modal>
  );
}
