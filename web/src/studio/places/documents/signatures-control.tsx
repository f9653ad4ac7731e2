import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import type { Bound } from '../../store/use-studio.ts';

const most = 4;

/** Who signs, each under a line; one whose texts are both taken away goes. */
export function SignaturesControl({ bound }: { bound: Bound<Label[]> }) {
  const t = useText();
  const who = bound.value ?? [];
  const write = (at: number, next: Label | undefined) =>
    bound.write(next ? who.with(at, next) : who.length > 1 ? who.toSpliced(at, 1) : who);
  return (
    <>
      {who.map((label, at) => (
        <TextPairControl
          key={at}
          label={t('documents.whoSigns', { number: at + 1 })}
          bound={{ ...bound, isOwn: false, value: label, write: (next) => write(at, next) }}
          optional
        />
      ))}
      {who.length < most && (
        <Button size="sm" variant="ghost" icon={<Icon name="plus" />} onClick={() => bound.write([...who, madeLabels.signature])}>
          {t('documents.addSignature')}
        </Button>
      )}
    </>
  );
}
