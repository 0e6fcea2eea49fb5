/** One thing that was looked at. */
export interface Finding {
  /** `wrong` keeps something from running; `later` only what has not been begun; `said` nobody can look at from here. */
  readonly state: 'fine' | 'wrong' | 'later' | 'said'
  readonly what: string
  /** What to do about it. */
  readonly advice?: string
}

export function finding(
  isFine: boolean,
  what: string,
  advice: string,
  otherwise: 'wrong' | 'later' = 'wrong',
): Finding {
  return isFine ? { state: 'fine', what } : { state: otherwise, what, advice }
}

const MARKS: Readonly<Record<Finding['state'], string>> = { fine: '✓', wrong: '✗', later: '○', said: '·' }

export function findingLine({ state, what, advice }: Finding): string {
  return `${MARKS[state]} ${what}${advice ? `\n    ${advice}` : ''}`
}
