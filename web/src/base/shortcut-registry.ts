import { type Combination, isPlainPress, matchesPress, parseKeys } from './key-combination.ts';
import { isTopLayer } from './layers.ts';
import type { TextKey } from './use-text.ts';

export type Shortcut = {
  /** `'c'`, `'mod+k'`, `'g h'`; several ways are separated by commas: `'j, arrowdown'`. */
  keys: string;
  run: (event: KeyboardEvent) => void;
  /** What it does, for the key sheet; none: the key is not listed. */
  label?: TextKey | { text: string };
  /** Heading in the key sheet; default general. */
  group?: 'general' | 'navigation' | 'list' | 'record';
  /** Fires whatever layer is on top, as ⌘K does. */
  everywhere?: boolean;
  /** Where the page that is open has the same key for something of its own, that one has it. */
  givesWay?: boolean;
};

type Registered = Shortcut & { ways: Combination[][]; layer: number };

const sequenceMs = 1_000;
const registered = new Set<Registered>();
let pressed: KeyboardEvent[] = [];
let lastPressAt = 0;

/** Adds a shortcut that belongs to a layer; returns the function that removes it. */
export function addShortcut(shortcut: Shortcut, layer: number): () => void {
  const entry = { ...shortcut, layer, ways: shortcut.keys.split(/,\s+/).map(parseKeys) };
  registered.add(entry);
  return () => registered.delete(entry);
}

/** What can be pressed now, for the key sheet. */
export function listShortcuts(): Shortcut[] {
  return [...registered].filter((shortcut) => shortcut.label);
}

/** Starts listening; call once. */
export function startShortcuts(): void {
  window.addEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  if (event.timeStamp - lastPressAt > sequenceMs) pressed = [];
  lastPressAt = event.timeStamp;
  pressed = [...pressed.slice(-1), event];
  const found = findShortcut(event);
  if (!found) return;
  pressed = [];
  event.preventDefault();
  found.run(event);
}

/** The latest registration wins, but for one that gives way; a sequence that fits wins over a single key. */
function findShortcut(event: KeyboardEvent): Registered | undefined {
  const typing = isTyping(event.target);
  const candidates = [...registered]
    .reverse()
    .filter((shortcut) => shortcut.everywhere || isTopLayer(shortcut.layer))
    .sort((one, other) => Number(one.givesWay ?? false) - Number(other.givesWay ?? false));
  for (const length of [2, 1]) {
    const presses = pressed.slice(-length);
    const hit = candidates.find(({ ways }) =>
      ways.some(
        (way) =>
          way.length === length &&
          presses.length === length &&
          !(typing && way.every(isPlainPress)) &&
          !(length === 1 && pressesControl(event)) &&
          way.every((press, index) => matchesPress(presses[index] as KeyboardEvent, press)),
      ),
    );
    if (hit) return hit;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

/** Enter and space on a focused button are its own, Enter on a link. */
function pressesControl(event: KeyboardEvent): boolean {
  const isPlain = !event.metaKey && !event.ctrlKey;
  const own = { Enter: `${buttons}, a`, ' ': buttons }[event.key];
  return isPlain && own !== undefined && event.target instanceof Element && event.target.closest(own) !== null;
}

const buttons = 'button, summary, [role^="menuitem"]';
