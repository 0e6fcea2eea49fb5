import { functionSizes, packageSizes } from '../../scripts/package-sizes'
import type { Figure } from './figure'

/**
 * `size.mainPackage` and `size.largestSubPackage`: the sum of what WeChat uploads, in KB; its own compiler makes 6 to 17 %
 * more of it. `size.largestFunction`: the largest bundle of a cloud function. There is no floor to a size.
 */
export async function benchSize(): Promise<Readonly<Record<string, Figure>>> {
  const kilobytes = (bytes: number) => Number((bytes / 1024).toFixed(1))
  const [main = 0, ...others] = (await packageSizes()).map(({ bytes }) => kilobytes(bytes))
  const functions = (await functionSizes()).map(({ bytes, limit }) => ({ value: kilobytes(bytes), most: limit / 1024 }))
  const largest = functions.reduce((most, each) => (each.value > most.value ? each : most))
  return {
    mainPackage: { value: main, unit: 'KB' },
    largestSubPackage: { value: Math.max(0, ...others), unit: 'KB' },
    largestFunction: { ...largest, unit: 'KB' },
  }
}
