import { useEffect, useState } from 'react';
import { address } from '../base/api.ts';

/** A picture that was sent, opened the right way up; `isBroken`: it cannot be. */
export function usePicture(id: string): { picture: ImageBitmap | undefined; isBroken: boolean } {
  const [opened, setOpened] = useState<ImageBitmap | 'broken'>();
  useEffect(() => {
    let isGone = false;
    let made: ImageBitmap | undefined;
    const open = async () => {
      const answer = await fetch(address(`/files/${id}`));
      if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
      made = await createImageBitmap(await answer.blob());
      if (isGone) made.close();
      else setOpened(made);
    };
    open().catch(() => !isGone && setOpened('broken'));
    return () => {
      isGone = true;
      made?.close();
    };
  }, [id]);
  return { picture: opened === 'broken' ? undefined : opened, isBroken: opened === 'broken' };
}
