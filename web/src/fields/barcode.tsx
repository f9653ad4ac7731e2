import { Suspense, useState } from 'react';
import { loadLater } from '../base/load-later.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './barcode.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { TextDisplay } from './text-display.tsx';
import { TextFilterValue } from './text-filter-value.tsx';
import { TextInput } from './text-input.tsx';

/** What draws and reads codes comes with the first one. */
const BarcodePicture = loadLater(() => import('./barcode-picture.tsx'), 'BarcodePicture');
const BarcodeScanner = loadLater(() => import('./barcode-scanner.tsx'), 'BarcodeScanner');

/** In lists its text; on a page the code as well, so that it can be scanned off the screen or printed. */
function BarcodeDisplay(props: DisplayProps) {
  const { field, value, compact } = props;
  if (compact || field.type !== 'barcode') return <TextDisplay {...props} />;
  return (
    <span className={styles.code}>
      <Suspense>
        <BarcodePicture text={String(value)} format={field.format ?? 'qr'} />
      </Suspense>
      <TextDisplay {...props} />
    </span>
  );
}

function BarcodeEditor({ value, onChange, onCommit: _, cells: _cells, ...rest }: EditorProps) {
  const t = useText();
  const [isScanning, setScanning] = useState(false);
  const take = (text: string) => {
    onChange(text);
    setScanning(false);
  };
  return (
    <div className={styles.editor}>
      <TextInput {...rest} text={String(value ?? '')} onText={(text) => onChange(text === '' ? null : text)} />
      <IconButton icon={<Icon name="barcode" />} label={t('fields.scan')} onClick={() => setScanning(true)} />
      {isScanning && (
        <Suspense>
          <BarcodeScanner onRead={take} onClose={() => setScanning(false)} />
        </Suspense>
      )}
    </div>
  );
}

export const barcode: FieldWidget = {
  Display: BarcodeDisplay,
  Editor: BarcodeEditor,
  FilterValue: TextFilterValue,
  width: 150,
  icon: 'barcode',
};
