/** What people wrote as it is kept: what earlier versions kept otherwise is read like the rest. */
import type { ChosenFigure, NamedProblem, NextStep, StoredWriting } from '#domain/report/report-writing'
import { figureKey, type SlotPart } from '#domain/report/slot'

/** A figure once was named by what it counts, a cause was words alone, and a step had neither owner, day nor target. */
interface EarlierFigure {
  readonly measure: string
  readonly year: number
  readonly part: SlotPart | null
  readonly title: string
}
type KeptProblem = Pick<NamedProblem, 'id' | 'problem'> &
  Partial<Omit<NamedProblem, 'figures'>> & {
    readonly cause?: string
    readonly figures: readonly (ChosenFigure | EarlierFigure)[]
  }
type KeptStep = Omit<NextStep, 'ownerId' | 'dueOn' | 'metric'> & Partial<NextStep>

export function asWrittenNow(kept: StoredWriting): StoredWriting {
  const { problems, 'next-steps': steps, ...rest } = kept.written
  return {
    ...kept,
    written: {
      ...rest,
      problems: problems.map((each) => problemNow(each, kept.year)),
      'next-steps': steps.map(stepNow),
    },
  }
}

function problemNow({ cause, figures, ...kept }: KeptProblem, year: number): NamedProblem {
  const causes = cause ? [{ heading: null, words: cause }] : []
  return {
    ...{ finding: '', causes, grounds: '', fromRule: null, ...kept },
    figures: figures.map((each) => figureNow(each, year)),
  }
}

function figureNow(kept: ChosenFigure | EarlierFigure, year: number): ChosenFigure {
  if ('key' in kept) return kept
  const { measure, part, title } = kept
  const period = kept.year === year ? 'report' : 'last-year'
  return { key: figureKey({ measure, period, ...(part ? { part } : {}) }), title }
}

function stepNow(kept: KeptStep): NextStep {
  return { ...{ ownerId: null, dueOn: null, metric: null }, ...kept }
}
