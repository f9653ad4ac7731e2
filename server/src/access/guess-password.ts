import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Guesses that a password withstands at least: ten thousand million. */
const fewestGuesses = 10;

/** What is longer takes the estimate more than the square of its length: tenths of a second for 250 characters, which hold everybody up. */
const estimated = 64;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether few guesses find it: common passwords, words and dates, alone or put together, also with letters as figures. By zxcvbn
 * (Wheeler 2016) over the fifty thousand passwords that leaks show most. Judged by its beginning, as one that begins so easily goes on; loaded when the first password is chosen, since it takes 11 MB.
 */
export async function isEasilyGuessed(password: string, known: readonly string[]): Promise<boolean> {
  estimator ??= loadEstimator();
  return (await estimator).check([...password].slice(0, estimated).join(''), [...known]).guessesLog10 < fewestGuesses;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
