/** As many runs as the project promises, and the same ones each time unless a seed is given. */
export const RUNS = {
  numRuns: Number(process.env['PROPERTY_RUNS'] ?? 1000),
  seed: Number(process.env['PROPERTY_SEED'] ?? 20_210_331),
};
