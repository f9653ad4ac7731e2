import { Suspense } from 'react';
import type { FileReference } from '../../../metadata/wire.ts';
import { address } from '../base/api.ts';
import { loadLater } from '../base/load-later.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { NoValue } from './file.tsx';
import styles from './signature.module.css';

/** What draws comes with the first signature. */
const SignaturePad = loadLater(() => import('./signature-pad.tsx'), 'SignaturePad');

function SignatureDisplay({ value, compact }: DisplayProps) {
  const t = useText();
  const [drawn] = value as FileReference[];
  if (!drawn) return null;
  if (!compact)
    return <img className={styles.drawn} src={address(`/files/${drawn.id}`)} alt={t('fields.signed')} loading="lazy" />;
  return (
    <span className={display.person}>
      <Icon name="writing-sign" size={14} />
      <span>{t('fields.signed')}</span>
    </span>
  );
}

function SignatureEditor(props: EditorProps) {
  return (
    <Suspense>
      <SignaturePad {...props} />
    </Suspense>
  );
}

export const signature: FieldWidget = {
  Display: SignatureDisplay,
  Editor: SignatureEditor,
  FilterValue: NoValue,
  width: 100,
  icon: 'writing-sign',
  isUpload: true,
};
