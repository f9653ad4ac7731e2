/** An input method is composing: the key belongs to it (229 is what older engines and Safari's last Enter say). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Keeps keys of an input method away from every handler, so that the Enter that ends a composition never submits. */
export function startCompositionGuard(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (!isComposing(event)) return;
      event.stopImmediatePropagation();
      if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
    },
    true,
  );
}
