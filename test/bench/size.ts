import { packageSizes } from '../../scripts/package-sizes'
import type { Figure } from './figure'

/**
 * `size.mainPackage` and `size.largestSubPackage`: the sum of what WeChat uploads, in KB; its own compiler makes 6 to 13 %
 * more of it. There is no floor to a size.
 */
export async function benchSize(): Promise<Readonly<Record<string, Figure>>> {
  const [main = 0, ...others] = (await packageSizes()).map(({ bytes }) => Number((bytes / 1024).toFixed(1)))
  return {
    mainPackage: { value: main, unit: 'KB' },
    largestSubPackage: { value: Math.max(0, ...others), unit: 'KB' },
  }
}
