import type { Theme } from '../../base/theme.ts';

/** Colours and fonts of a plot, read from the tokens: a drawing cannot use CSS variables. */
export type PlotLook = {
  series: string[];
  text: string;
  quiet: string;
  border: string;
  surface: string;
  font: string;
  moving: boolean;
};

const seriesCount = 7;

/** The look that the page has now; ask again when the theme changes. */
export function readPlotLook(_theme: Theme): PlotLook {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(`--${name}`).trim();
  return {
    series: Array.from({ length: seriesCount }, (_, index) => token(`chart-${index + 1}`)),
    text: token('text'),
    quiet: token('text-3'),
    border: token('border'),
    surface: token('surface'),
    font: token('font'),
    moving: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}
