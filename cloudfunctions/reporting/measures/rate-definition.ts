import type { RateMeasure } from './measure'

/** What a rate says: 党课实到占党课应到的百分比，保留一位小数; an average is divided. */
export function rateDefinition(as: RateMeasure['as'], of: string, within: string): string {
  return `${as.kind === 'percent' ? `${of}占${within}的百分比` : `${of}÷${within}`}，保留一位小数`
}
