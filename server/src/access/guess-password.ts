import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Guesses that a password withstands at least: ten thousand million. */
const fewestGuesses = 10;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether few guesses find it: common passwords, words and dates, alone or put together, also with letters as figures. By zxcvbn
 * (Wheeler 2016) over the fifty thousand passwords that leaks show most; loaded when the first password is chosen, since it takes 11 MB.
 */
export async function isEasilyGuessed(password: string, known: readonly string[]): Promise<boolean> {
  estimator ??= loadEstimator();
  return (await estimator).check(password, [...known]).guessesLog10 < fewestGuesses;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
