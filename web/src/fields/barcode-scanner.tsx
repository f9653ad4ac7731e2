import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import styles from './barcode.module.css';
import { readCodes } from './read-codes.ts';

type Props = { onRead: (text: string) => void; onClose: () => void };

/** Reads a code with the camera, or off a picture where there is none. */
export function BarcodeScanner({ onRead, onClose }: Props) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<'noCamera' | 'noCode'>();
  const read = useRef(onRead);
  read.current = onRead;
  useEffect(() => watch(video.current as HTMLVideoElement, read, () => setProblem('noCamera')), []);
  const readPicture = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    const [text] = file ? await readCodes(file).catch(() => []) : [];
    if (text === undefined) setProblem('noCode');
    else onRead(text);
  };
  return (
    <Modal open onClose={onClose} title={t('fields.scan')}>
      <div className={styles.scanner}>
        {problem !== 'noCamera' && (
          <video ref={video} className={styles.video} muted playsInline aria-label={t('fields.scanHelp')} />
        )}
        <p role="status">{t(problem ? `fields.${problem}` : 'fields.scanHelp')}</p>
        <label className={styles.file}>
          <Icon name="photo" />
          {t('fields.scanPicture')}
          <input type="file" accept="image/*" capture="environment" onChange={(event) => void readPicture(event)} />
        </label>
      </div>
    </Modal>
  );
}

const pauseMs = 150;

/** Looks at the camera's pictures until one has a code; the answer ends it, and switches the camera off. */
function watch(video: HTMLVideoElement, onRead: { current: (text: string) => void }, onNone: () => void): () => void {
  let isOver = false;
  let stream: MediaStream | undefined;
  const run = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (isOver) return stop(stream);
    video.srcObject = stream;
    await video.play();
    while (!isOver) {
      const [text] = await readCodes(video);
      if (text !== undefined && !isOver) return onRead.current(text);
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  };
  run().catch(() => !isOver && onNone());
  return () => {
    isOver = true;
    if (stream) stop(stream);
  };
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
