import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const styles = readFileSync(new URL('../web/src/base/tokens.css', import.meta.url), 'utf8');

const words = ['text', 'text-2', 'text-3', 'accent-text', 'success', 'danger', 'warning'];
const grounds = ['bg', 'surface', 'surface-2', 'hover', 'pressed', 'selected', 'accent-soft'];

test.each(['light', 'dark'])('every colour of words is read on every ground, %s', (scheme) => {
  const colours = coloursOf(scheme);
  const faint = words.flatMap((word) =>
    grounds.flatMap((ground) => {
      const contrast = contrastOf(colours[word] as string, colours[ground] as string);
      return contrast < 4.5 ? `${word} on ${ground}: ${contrast.toFixed(2)}` : [];
    }),
  );
  expect(faint).toEqual([]);
});

function coloursOf(scheme: string): Record<string, string> {
  const part = styles.slice(styles.indexOf(`[data-mantine-color-scheme="${scheme}"] {`));
  return Object.fromEntries(
    [...part.slice(0, part.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  );
}

/** As WCAG 2 has it. */
function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
