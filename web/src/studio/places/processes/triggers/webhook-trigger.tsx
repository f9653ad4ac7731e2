import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import type { WebhookTrigger } from '../../../../../../metadata/define/trigger.ts';
import { useText } from '../../../../base/use-text.ts';
import { ChoiceControl, TextControl } from '../../../controls/plain-controls.tsx';
import { useFieldChoices } from '../../../controls/reference-controls.tsx';
import { useElementBound } from '../../../store/use-element-bound.ts';
import { TakenValues } from './taken-values.tsx';
import { WebhookAddress } from './webhook-address.tsx';
import { WebhookTry } from './webhook-try.tsx';

type Props = { name: string; process: ProcessBody; trigger: WebhookTrigger };

/** What another system sends, what becomes of it, and where it is sent. */
export function WebhookControls({ name, process, trigger }: Props) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const missing = bound<string>('trigger.missing', 'webhook.missing');
  const taken = new Set(trigger.takes.map(({ into }) => into));
  const keys = useFieldChoices(trigger.object).filter(({ value }) => taken.has(value) || value === trigger.key);
  return (
    <>
      <WebhookAddress name={name} />
      <ChoiceControl
        label={t('webhook.proof')}
        help={t(trigger.proof === 'word' ? 'webhook.proof.wordHelp' : 'webhook.proof.signatureHelp')}
        none={t('webhook.proof.signature')}
        choices={[{ value: 'word', label: t('webhook.proof.word') }]}
        bound={bound<string>('trigger.proof', 'webhook.proof')}
      />
      <TextControl
        label={t('webhook.event')}
        help={t('webhook.eventHelp')}
        example="event.id"
        code
        bound={bound<string>('trigger.event', 'webhook.event')}
      />
      <TakenValues name={name} process={process} trigger={trigger} />
      <ChoiceControl
        label={t('webhook.key')}
        none={t('webhook.keyNone')}
        choices={keys}
        bound={bound<string>('trigger.key', 'webhook.key')}
      />
      {trigger.key !== undefined && (
        <ChoiceControl
          label={t('webhook.missing')}
          none={t('webhook.missing.make')}
          choices={[{ value: 'refuse', label: t('webhook.missing.refuse') }]}
          bound={missing}
        />
      )}
      <WebhookTry trigger={trigger} />
    </>
  );
}
