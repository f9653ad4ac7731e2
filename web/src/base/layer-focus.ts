import { isTextField, landKeys } from './kept-keys.ts';
import { type FindElement, takesFocus } from './place.ts';

/**
 * Brings the focus into what has opened, once: to the field that names itself first, else the first field, else the frame itself, never to
 * its Close button. A field that comes later, with its data, gets the focus then. What was typed meanwhile lands there, too.
 */
export function focusInto(content: HTMLElement, toLookAt = false): () => void {
  const frame = frameOf(content);
  if (!toLookAt && enter(content)) return () => undefined;
  frame.focus({ preventScroll: true });
  if (toLookAt) return () => undefined;
  const late = new MutationObserver(() => {
    const isWaiting = document.activeElement === frame || document.activeElement === document.body;
    if (!isWaiting || enter(content)) late.disconnect();
  });
  late.observe(content, { childList: true, subtree: true });
  return () => late.disconnect();
}

function enter(content: HTMLElement): boolean {
  const active = document.activeElement;
  const field = content.contains(active) && isField(active) ? active : firstField(content);
  if (!field) return false;
  if (field !== active) field.focus({ preventScroll: true });
  landKeys(field);
  return true;
}

/** The field of a form that one starts with. */
export function firstField(content: HTMLElement): HTMLElement | undefined {
  const named = content.querySelector<HTMLElement>('[data-autofocus]');
  if (named && takesFocus(named)) return named;
  return [...content.querySelectorAll<HTMLElement>('input, textarea, select, [contenteditable=true]')].find(
    (field) => isField(field) && takesFocus(field),
  );
}

function isField(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element.tabIndex >= 0 && (isTextField(element) || element.matches(otherFields));
}

const otherFields = 'select, input[type=checkbox], input[type=radio], [contenteditable=true]';

/** The whole of a layer, its head with the Close button included. */
export function frameOf(content: HTMLElement): HTMLElement {
  return content.closest<HTMLElement>('[role=dialog], [role=menu], [data-layer]') ?? content;
}

/** Keeps Tab within a layer: after the last comes the first. */
export function keepTabInside(event: KeyboardEvent, content: HTMLElement): void {
  const frame = frameOf(content);
  const stops = [...frame.querySelectorAll<HTMLElement>(tabStops)].filter((one) => one.tabIndex >= 0 && takesFocus(one));
  const active = document.activeElement;
  const isInside = active !== frame && frame.contains(active);
  if (isInside && active !== stops.at(event.shiftKey ? 0 : -1)) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
}

const tabStops = 'a[href], button, input, textarea, select, [tabindex]';

/** Gives the focus back to where it came from, unless somebody has taken it elsewhere by now; `within` is what has it to itself. */
export function giveBackFocus(from: HTMLElement | null, trail: FindElement[], within: HTMLElement | null): void {
  if (isTakingFocus) return;
  const page = within ?? document.getElementById('page');
  const target = trail.map((place) => place()).find((one) => one && (!within || within.contains(one))) ?? page;
  const active = document.activeElement;
  const isLost = !active || active === document.body || from?.contains(active) || (active !== target && active.contains(target));
  if (isLost) target?.focus({ preventScroll: true });
}

let isTakingFocus = false;
let isPressing = false;

/** After the press that closed a layer, for what it brought the focus to is known only then. */
export function afterPress(run: () => void): void {
  if (isPressing) setTimeout(run);
}

/** Follows where the focus goes by mouse and Tab; call once. */
export function startFollowingFocus(): void {
  window.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      isTakingFocus = relatedTarget !== null;
    },
    true,
  );
  window.addEventListener(
    'focusin',
    () => {
      isTakingFocus = false;
    },
    true,
  );
  window.addEventListener(
    'pointerdown',
    () => {
      isPressing = true;
      setTimeout(() => {
        isPressing = false;
      });
    },
    true,
  );
}
