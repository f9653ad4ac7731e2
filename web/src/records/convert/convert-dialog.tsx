import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { recordTitle } from '../model/record-title.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { ConvertResult } from './convert-result.tsx';
import { ConvertTarget } from './convert-target.tsx';
import { useConversion } from './use-conversion.ts';

type Props = { open: Pick<OpenRecord, 'object' | 'record'>; onClose: () => void };

/** Turns a record into others: new ones, existing ones, or none, target by target. */
export function ConvertDialog({ open: { object, record }, onClose }: Props) {
  const t = useText();
  const { targets, error, retry, isSending, result, refusal, convert, undo } = useConversion({ object, record }, onClose);
  const footer = result ? (
    <>
      <Button onClick={undo}>{t('action.undo')}</Button>
      <Button variant="primary" onClick={onClose}>
        {t('action.done')}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button variant="primary" loading={isSending} disabled={!targets} onClick={convert}>
        {t('record.convert')}
      </Button>
    </>
  );
  return (
    <Modal
      open
      onClose={onClose}
      size="lg"
      footer={footer}
      title={t('record.convert.title', { title: recordTitle(object, record) })}
    >
      {result && <ConvertResult records={result.records} />}
      {!result && error && <ProblemPanel error={error} onRetry={retry} />}
      {!result && !targets && !error && <SkeletonRows count={3} height={96} />}
      {!result && targets?.map((each) => <ConvertTarget key={each.target.object} {...each} />)}
      {!result && refusal}
    </Modal>
  );
}
