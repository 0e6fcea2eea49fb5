/** Shorthand for writing a template: plain data, see `Clause` and `Statement` for when each prints. */
import type { BranchKind } from '#domain/branch/branch'
import type { Organ } from '#domain/meeting/meeting-kinds'
import type { Clause, Statement } from '#domain/report/duty-report'
import type { Slot, SlotScope } from '#domain/report/slot'

/** Prints what is known; what has no record is told to the secretary. */
export function core(id: string, ...clauses: Clause[]): Statement {
  return { id, worth: 'core', clauses }
}

/** Prints with something to show, and is left out without a word otherwise. */
export function notable(id: string, ...clauses: Clause[]): Statement {
  return { id, worth: 'notable', clauses }
}

/** The statement with words that open its paragraph. */
export function led(lead: string, statement: Statement): Statement {
  return { ...statement, lead }
}

type Slots = Readonly<Record<string, string | Slot>>

/**
 * A clause about something. `slots` gives a measure's id, or a whole slot, for each `{slot}` of the text. One that does
 * not stand in the text says only when the clause prints.
 */
export function clause(
  about: string,
  text: string,
  slots: Slots = {},
  more: Pick<Clause, 'zero' | 'atLeast' | 'worth' | 'then'> = {},
): Clause {
  const whole = Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, typeof slot === 'string' ? { measure: slot } : slot]),
  )
  return { about, text, slots: whole, ...more }
}

/** In percent: with less than that done, what is not done weighs more, and belongs to the problems. */
const MOSTLY = 90

/** A clause that prints only where its rate, which it does not say, is no shortfall: at least `percent`. */
export function done(about: string, text: string, slots: Slots, rate: string, percent = MOSTLY): Clause {
  return clause(about, text, { ...slots, rate }, { atLeast: { rate: percent } })
}

/** What stands in the report of one kind of organization alone: a branch's details would fill its bureau's. */
export function onlyOf<Piece>(kind: BranchKind, whose: BranchKind, ...pieces: Piece[]): Piece[] {
  return kind === whose ? pieces : []
}

/** The clause without a word to the secretary where it has no record. */
export function quiet(of: Clause): Clause {
  return { ...of, worth: 'notable' }
}

/** All parts of the measure, one after another. */
export function by(measure: string, dimension: string): Slot {
  return { measure, part: { by: dimension } }
}

/** One part alone, as a measure of its own: it can be split again. */
export function partOf(measure: string, dimension: string, key: string): string {
  return `${measure}.${dimension}.${key}`
}

/** One part alone. */
export function part(measure: string, dimension: string, key: string): Slot {
  return { measure, part: { by: dimension, key } }
}

/** The first few names, and how many there are. */
export function names(measure: string, dimension: string): Slot {
  return { measure, part: { by: dimension }, form: 'names' }
}

/** The highest part, with its name. */
export function highest(measure: string, dimension: string): Slot {
  return { measure, part: { by: dimension }, form: 'highest' }
}

/** Against the same days of last year: in percent, or the difference. */
export function growth(measure: string): Slot {
  return { measure, form: 'change-percent' }
}
export function change(measure: string): Slot {
  return { measure, form: 'change' }
}

/** The same slot, of something else than the report's own scope. */
export function of(scope: SlotScope, measure: string | Slot): Slot {
  return { ...(typeof measure === 'string' ? { measure } : measure), scope }
}

/** The organ's plan of the year. What it set itself for problems is none of it: the report tells first what came of that. */
export function planOf(organ: Organ, whose: string): Clause[] {
  const of = (measure: string) => part(measure, 'organ', organ)
  const items = { all: of('own-plan-items'), done: of('own-plan-items-done') }
  // A plan of a single item is none to speak of.
  const more = { atLeast: { all: 2 } }
  return [quiet(clause(`${whose}年度计划`, `${whose}年度计划{all}项完成{done}项`, items, more))]
}
