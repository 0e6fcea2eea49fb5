/** Figures stand in a text as this, which is neither a letter nor a number. */
export const FIGURE_PLACE = '\uFFFC'

/** What would read as one number with a figure that it stands beside: 45 and 6 as 456, 45 and 万 as another number. */
const ENDS_IN_NUMBER = new RegExp(String.raw`(?:\p{N}[\p{M}\p{Cf}]*[.,．，'’]?|[\p{M}〇\-−＋+－])$`, 'u')
const BEGINS_WITH_NUMBER = new RegExp(String.raw`^(?:[.,．'’]?\p{N}|，\p{N}{3}(?!\p{N})|[\p{M}〇十百千万亿])`, 'u')
/** Marks that nobody sees, between which a digit would hide. */
const UNSEEN = new RegExp(String.raw`[\p{Cf}\uFE0F\u034F\u3164]`, 'gu')

/** Whether the text before a figure ends, or the text after it begins, so that both read as one number. */
export function runsInto(before: string, after: string): boolean {
  return ENDS_IN_NUMBER.test(before.replace(UNSEEN, '')) || BEGINS_WITH_NUMBER.test(after.replace(UNSEEN, ''))
}
