/** A small run of `npm run fuzz`, which has a hundred thousand and measures what each call costs. */
import { fuzz } from './run'

it('a thousand calls over the whole contract, right, nearly right and hostile, meet no defect', async () => {
  const { calls, granted, codes, defects } = await fuzz(20261128, 1000)
  expect(defects).toEqual([])
  // Else nothing was tried.
  expect(calls).toBe(1000)
  expect(granted).toBeGreaterThan(80)
  expect(Object.keys(codes).length).toBeGreaterThan(25)
})
