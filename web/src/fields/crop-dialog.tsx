import 'react-image-crop/dist/ReactCrop.css';
import { useContext, useEffect, useRef, useState } from 'react';
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from 'react-image-crop';
import type { FileReference } from '../../../metadata/wire.ts';
import { useLocale, useText } from '../base/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { useRefusal } from '../ui/refusal.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './crop-dialog.module.css';
import { drawPicture, fileOfCanvas, type Part } from './draw-picture.ts';
import { uploadFile } from './upload-file.ts';
import { UploadTarget } from './upload-target.ts';
import { usePicture } from './use-picture.ts';

type Props = { file: FileReference; onCropped: (cropped: FileReference) => void; onClose: () => void };

/** Width to height; of the free one nothing is held. */
const shapes = { free: undefined, square: 1, wide: 4 / 3, tall: 3 / 4 } as const;
type Shape = keyof typeof shapes;

const whole: PercentCrop = { unit: '%', x: 0, y: 0, width: 100, height: 100 };

/** Cuts a part out of a picture that was sent, and turns it; what comes out takes the picture's place in the field. */
export function CropDialog({ file, onCropped, onClose }: Props) {
  const t = useText();
  const handles = useHandles();
  const target = useContext(UploadTarget);
  const { picture, isBroken } = usePicture(file.id);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [quarters, setQuarters] = useState(0);
  const [shape, setShape] = useState<Shape>('free');
  const [crop, setCrop] = useState(whole);
  const [isBusy, setBusy] = useState(false);
  const { refusal, tell } = useRefusal();
  useEffect(() => {
    if (picture && canvas.current) drawPicture(canvas.current, picture, { quarters });
  }, [picture, quarters]);
  const choose = (next: Shape, turned = quarters) => {
    setShape(next);
    setCrop(
      picture
        ? inTheMiddle(shapes[next], turned % 2 === 1 ? [picture.height, picture.width] : [picture.width, picture.height])
        : whole,
    );
  };
  const turn = () => {
    setQuarters((quarters + 1) % 4);
    choose(shape, quarters + 1);
  };
  const take = async () => {
    if (!canvas.current) return;
    setBusy(true);
    tell();
    try {
      onCropped(await uploadFile(await cutOut(canvas.current, crop, file), () => undefined, target));
      onClose();
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={t('pictures.crop', { name: file.name })}
      size="lg"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            loading={isBusy}
            disabled={!picture || crop.width === 0 || crop.height === 0}
            onClick={() => void take()}
          >
            {t('pictures.take')}
          </Button>
        </>
      }
    >
      <div className={styles.tools}>
        <Segmented<Shape>
          label={t('pictures.shape')}
          options={(Object.keys(shapes) as Shape[]).map((value) => ({ value, label: t(`pictures.shape.${value}`) }))}
          value={shape}
          onChange={choose}
        />
        <Button size="sm" onClick={turn}>
          {t('pictures.turn')}
        </Button>
      </div>
      {isBroken ? (
        <p role="alert" className={styles.broken}>
          <Icon name="alert-triangle" size={16} /> {t('pictures.broken', { name: file.name })}
        </p>
      ) : (
        <div className={styles.stage}>
          <ReactCrop
            className={styles.crop}
            crop={crop}
            aspect={shapes[shape]}
            keepSelection
            minWidth={10}
            minHeight={10}
            ariaLabels={handles}
            onChange={(_, percent) => setCrop(percent)}
          >
            <canvas ref={canvas} className={styles.picture} />
          </ReactCrop>
        </div>
      )}
      <p className={styles.help}>{t('pictures.help')}</p>
      {refusal}
    </Modal>
  );
}

/** As much of the picture as a shape takes; all of it where it is free. */
function inTheMiddle(aspect: number | undefined, [width, height]: number[]): PercentCrop {
  if (aspect === undefined || !width || !height) return whole;
  const isLow = width / height > aspect;
  const widest = makeAspectCrop({ unit: '%', ...(isLow ? { height: 100 } : { width: 100 }) }, aspect, width, height);
  return centerCrop(widest, width, height);
}

async function cutOut(canvas: HTMLCanvasElement, crop: PercentCrop, file: FileReference): Promise<File> {
  const part: Part = {
    x: (crop.x / 100) * canvas.width,
    y: (crop.y / 100) * canvas.height,
    width: (crop.width / 100) * canvas.width,
    height: (crop.height / 100) * canvas.height,
  };
  const cut = document.createElement('canvas');
  drawPicture(cut, canvas, { part });
  const cropped = await fileOfCanvas(cut, file);
  if (!cropped) throw new Error('The browser draws no pictures');
  return cropped;
}

/** What screen readers call the area and what it is pulled by. */
function useHandles() {
  const t = useText();
  const list = new Intl.ListFormat(useLocale());
  const [n, e, s, w] = (['top', 'right', 'bottom', 'left'] as const).map((side) => t(`pictures.${side}`)) as [
    string,
    string,
    string,
    string,
  ];
  const handle = (...sides: string[]) => t('pictures.handle', { sides: list.format(sides) });
  return {
    cropArea: t('pictures.area'),
    nDragHandle: handle(n),
    neDragHandle: handle(n, e),
    eDragHandle: handle(e),
    seDragHandle: handle(s, e),
    sDragHandle: handle(s),
    swDragHandle: handle(s, w),
    wDragHandle: handle(w),
    nwDragHandle: handle(n, w),
  };
}
