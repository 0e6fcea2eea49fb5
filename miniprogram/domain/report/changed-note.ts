/** What a draft that leaves as it was drafted says of what the records give by now. */

/** A line each: other numbers, and the same ones that rest on other records or are meant otherwise. */
export interface ChangedLines {
  readonly moved: readonly string[]
  readonly resting: readonly string[]
}

export const NOTHING_CHANGED: ChangedLines = { moved: [], resting: [] }

/** `起草以后数字变了的有1个：…。数字没有变、依据的记录或口径变了的有2个：…；…。`; '' where nothing is otherwise. */
export function changedNote({ moved, resting }: ChangedLines): string {
  const told = [
    ...(moved.length > 0 ? [`数字变了的有${moved.length}个：${moved.join('；')}。`] : []),
    ...(resting.length > 0 ? [`数字没有变、依据的记录或口径变了的有${resting.length}个：${resting.join('；')}。`] : []),
  ]
  return told.length === 0 ? '' : `起草以后${told.join('')}`
}
