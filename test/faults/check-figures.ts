/** Every figure that the cloud tells against what hand-written rules find in the raw records. */
import type { OutputOf } from '#contract'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import type { Asked, Expectation, Ratio } from '../cloudfunctions/reporting/measures/expected/expectation'
import { LEDGER_RATIOS, LEDGER_RULES } from '../cloudfunctions/reporting/measures/expected/ledger-rules'
import { MEETING_RATIOS, MEETING_RULES } from '../cloudfunctions/reporting/measures/expected/meeting-rules'
import { OTHER_RATIOS, OTHER_RULES } from '../cloudfunctions/reporting/measures/expected/other-rules'
import type { Find } from './findings'
import type { Phone } from './phone'
import { TODAY, YEAR } from './scene'
import type { Snapshot } from './snapshot'

const RULES = { ...LEDGER_RULES, ...MEETING_RULES, ...OTHER_RULES }
const RATIOS = { ...LEDGER_RATIOS, ...MEETING_RATIOS, ...OTHER_RATIOS }
const AT_ONCE = 60
const FROM = `${YEAR}-01-01`
/** From January to the month of the suite's day, all of them since the branch was formed. */
const MONTHS = 'months'
const MONTHS_BEGUN = Number(TODAY.slice(5, 7))

type Result = OutputOf<'measure.compute'>['results'][number]['figures'][number]['result']

/** What was seen of the figures: which have moved, and which nobody can check here. */
export class FiguresSeen {
  readonly moved = new Set<string>()
  readonly known = new Set<string>()
  readonly unchecked = new Set<string>()
  compared = 0
}

export async function checkFigures(
  from: { readonly phone: Phone; readonly branchId: string; readonly now: Snapshot },
  seen: FiguresSeen,
  find: Find,
): Promise<void> {
  const asked: Asked = { branchIds: [from.branchId], from: FROM, to: TODAY, asAt: TODAY }
  for (const [id, result] of await figuresOf(from.phone, from.branchId)) {
    seen.known.add(id)
    const isRight = judged(id, result, from.now, asked)
    if (isRight === undefined) seen.unchecked.add(id)
    else {
      seen.compared += 1
      if (result.kind === 'value' && result.value !== 0) seen.moved.add(id)
      if (!isRight.holds) find('figure', `${id}: ${told(result)}, of the records ${isRight.expected}`)
    }
  }
}

async function figuresOf(phone: Phone, branchId: string): Promise<Map<string, Result>> {
  const listed = await phone.call('measure.catalogue', { branchId })
  if (!listed.ok) throw new Error(`The catalogue was refused: ${listed.code}`)
  const ids = listed.value.measures.map(({ id }) => id)
  const period = { from: FROM as never, to: `${YEAR}-12-31` as never }
  const results = new Map<string, Result>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = { branchId, period, measureIds: ids.slice(at, at + AT_ONCE), scope: 'own' } as const
    const answer = await phone.call('measure.compute', asked)
    if (!answer.ok) throw new Error(`The figures were refused: ${answer.code}`)
    for (const { measureId, result } of answer.value.results.flatMap(({ figures }) => figures))
      results.set(measureId, result)
  }
  return results
}

interface Judged {
  readonly holds: boolean
  readonly expected: string
}

/** Undefined where there is no rule of ours for it. */
function judged(id: string, result: Result, world: Snapshot, asked: Asked): Judged | undefined {
  if (id === MONTHS)
    return { holds: result.kind === 'value' && result.value === MONTHS_BEGUN, expected: String(MONTHS_BEGUN) }
  const rule = ruleOf(id)
  if (rule) return asCounted(result, rule(world, asked))
  const ratio = ratioOf(id)
  const [part, whole] = [ratio && ruleOf(ratio.of)?.(world, asked), ratio && wholeOf(ratio, world, asked)]
  if (!ratio || !part || !whole) return undefined
  if (part.base === false || whole.base === false || whole.value === 0)
    return { holds: result.kind !== 'value', expected: 'nothing to divide' }
  const value = ratio.percent ? tenths(part.value * 100, whole.value) : tenths(part.value, whole.value * ratio.per)
  return { holds: result.kind === 'value' ? result.value === value : part.pieces.length === 0, expected: String(value) }
}

/**
 * What a rate divides by. Of months: those that are over, and the one that is not where it has what is counted.
 */
function wholeOf(
  { of, in: within }: Ratio,
  world: Snapshot,
  asked: Asked,
): Pick<Expectation, 'value' | 'base'> | undefined {
  if (within !== MONTHS) return ruleOf(within)?.(world, asked)
  const held = RULES[of]?.(world, { ...asked, from: `${asked.to.slice(0, 7)}-01` }).value ?? 0
  return { value: held + MONTHS_BEGUN - 1 }
}

/** A branch's own indicators count like those of the report. */
function ruleOf(id: string) {
  return RULES[id.replace(/^indicator:/, '')]
}

function ratioOf(id: string): Ratio | undefined {
  const [, own, isRate] = /^indicator:(.+?)(:rate)?$/.exec(id) ?? []
  const whole = isRate ? HOTLINE_INDICATORS.find(({ code }) => code === own)?.partOf : undefined
  return own !== undefined && whole ? { of: own, in: whole, per: 1, percent: true } : RATIOS[id]
}

function asCounted(result: Result, { pieces, value, base }: Expectation): Judged {
  const expected = `${value} of ${pieces.length} records`
  if (pieces.length > 0)
    return { holds: result.kind === 'value' && result.value === value && result.records === pieces.length, expected }
  if (result.kind === 'value') return { holds: result.value === 0 && result.records === 0 && base !== false, expected }
  return { holds: result.kind === 'not-applicable' || base !== true, expected }
}

/** 3.25 is 33 tenths: rounded half up, by whole numbers without bounds. */
function tenths(of: number, within: number): number {
  return Number((BigInt(of) * 20n + BigInt(within)) / (BigInt(within) * 2n))
}

function told(result: Result): string {
  return result.kind === 'value' ? `${result.value} of ${result.records} records` : result.kind
}
