import { useEffect, useState } from 'react';
import { useLayer } from '../base/layers.ts';

/** Fills the screen with a part of the page; Esc leaves. Where the browser refuses, the part still fills the window. */
export function useFullScreen(): [isFull: boolean, toggle: () => void] {
  const [isFull, setFull] = useState(false);
  const leave = () => {
    setFull(false);
    if (document.fullscreenElement) document.exitFullscreen();
  };
  useLayer(isFull, leave, { modal: false });
  useEffect(() => {
    const follow = () => !document.fullscreenElement && setFull(false);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const enter = () => {
    setFull(true);
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  };
  return [isFull, isFull ? leave : enter];
}
