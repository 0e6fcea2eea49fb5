/** A small run of `npm run faults`, which kills five hundred times. */
import { runFaults } from './run'

const KILLS = 12
// Each starts a cloud anew: a bound against hanging, on a machine that does other work besides.
jest.setTimeout(600_000)

it('a cloud killed again and again in every storm loses nothing it answered, does nothing twice and tells right figures', async () => {
  const { kills, storms, taps, figures, findings } = await runFaults(20251129, KILLS)
  expect(findings).toEqual([])
  // Else nothing was tried.
  expect(kills).toBe(KILLS)
  expect(Object.keys(storms)).toHaveLength(KILLS)
  expect(taps.done).toBeGreaterThan(50)
  expect(figures.compared).toBeGreaterThan(1000)
})
