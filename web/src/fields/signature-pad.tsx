import { useContext, useEffect, useRef, useState } from 'react';
import Pad from 'signature_pad';
import type { FileReference } from '../../../metadata/wire.ts';
import { address } from '../base/api.ts';
import { problemMessage } from '../base/api-problem.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import type { EditorProps } from './field-widget.ts';
import styles from './signature.module.css';
import { uploadFile } from './upload-file.ts';
import { UploadTarget } from './upload-target.ts';

/** A line to sign on. The drawing is sent as soon as it is taken, and belongs to the record when that is saved. */
export function SignaturePad({ field, value, onChange }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const [isDrawing, setDrawing] = useState(false);
  const [drawn] = (value as FileReference[] | null) ?? [];
  if (drawn && !isDrawing)
    return (
      <div className={styles.field}>
        <img className={styles.drawn} src={address(`/files/${drawn.id}`)} alt={t('fields.signed')} />
        <div className={styles.actions}>
          <Button size="sm" onClick={() => setDrawing(true)}>
            {t('fields.signAgain')}
          </Button>
          <Button size="sm" onClick={() => onChange(null)}>
            {t('action.remove')}
          </Button>
        </div>
      </div>
    );
  return (
    <Board
      label={label(field.label)}
      onDrawn={(file) => {
        onChange([file]);
        setDrawing(false);
      }}
    />
  );
}

function Board({ label, onDrawn }: { label: string; onDrawn: (file: FileReference) => void }) {
  const t = useText();
  const target = useContext(UploadTarget);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad>(undefined);
  const [isEmpty, setEmpty] = useState(true);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!canvas.current) return;
    const made = new Pad(canvas.current, { penColor: '#1a1a18' });
    fitToScreen(canvas.current);
    made.addEventListener('endStroke', () => setEmpty(made.isEmpty()));
    pad.current = made;
    return () => made.off();
  }, []);
  const clear = () => {
    pad.current?.clear();
    setEmpty(true);
  };
  const take = async () => {
    const drawing = await new Promise<Blob | null>((done) => canvas.current?.toBlob(done, 'image/png'));
    if (!drawing) return;
    setSending(true);
    try {
      onDrawn(await uploadFile(new File([drawing], 'signature.png', { type: 'image/png' }), () => undefined, target));
    } catch (error) {
      setProblem(problemMessage(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={styles.field}>
      <canvas ref={canvas} className={styles.board} role="img" aria-label={t('fields.signHere', { field: label })} />
      <p className={styles.line}>{t('fields.signHere', { field: label })}</p>
      <div className={styles.actions}>
        <Button size="sm" variant="primary" disabled={isEmpty} loading={isSending} onClick={() => void take()}>
          {t('fields.takeSignature')}
        </Button>
        <Button size="sm" disabled={isEmpty} onClick={clear}>
          {t('fields.clearSignature')}
        </Button>
      </div>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}

/** As many points as the screen has, so that the line is sharp. */
function fitToScreen(canvas: HTMLCanvasElement): void {
  const ratio = Math.min(3, Math.max(1, window.devicePixelRatio));
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
}
