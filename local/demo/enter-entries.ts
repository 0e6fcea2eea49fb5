/** What becomes of an entry after it was made, and the entering of ledger entries and indicators. */
import type { RequestOf } from '#contract'
import type { EntryCollection } from '#domain/entries/entry'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { monthNumber, yearOf } from '#domain/time/civil-date'
import type { Aftermath, DemoIndicatorMonth, DemoLedgerEntry, DemoNone, DemoValue } from './demo-records'
import { act, known, memberIdOf, type Scene } from './scene'
import type { Task } from './tasks'

/** One more call when something came of the entry later. */
export async function settle(
  scene: Scene,
  book: EntryCollection,
  entryId: string,
  aftermath: Aftermath | undefined,
  key: string,
): Promise<void> {
  if (!aftermath || aftermath.is === 'left-proposed') return
  const { branchId } = scene
  const { entered } = aftermath
  if (aftermath.is === 'confirmed-later') {
    await act(scene, entered, 'entry.confirm', { branchId, book, entryId }, `confirm-${key}`)
    return
  }
  const procedure = aftermath.is === 'withdrawn' ? 'entry.withdraw' : 'entry.dispute'
  await act(scene, entered, procedure, { branchId, book, entryId, reason: aftermath.reason }, `${aftermath.is}-${key}`)
}

export function callsAfter(aftermath: Aftermath | undefined): number {
  return aftermath && aftermath.is !== 'left-proposed' ? 1 : 0
}

/** Answers the task and, once it has run, the entry's id through `remember`. */
export function ledgerTask(scene: Scene, entry: DemoLedgerEntry, remember?: (entryId: string) => void): Task {
  const { concluded, corrected, aftermath, key } = entry
  const calls = 1 + callsAfter(aftermath) + (corrected ? 1 : 0) + (concluded?.entered ? 1 : 0)
  return {
    what: known(ledgerKind(entry.kind), `there is no ledger kind ${entry.kind}`).title,
    calls,
    run: async () => {
      const { branchId } = scene
      const body = bodyOf(scene, entry)
      const made = await act(scene, entry.entered, 'ledger.record', { branchId, kind: entry.kind, ...body }, key)
      let { entryId } = made
      await settle(scene, 'ledger', entryId, aftermath, key)
      if (corrected) {
        const { values, entered, reason } = corrected
        const now = { ...body, entryId, reason, values: valuesWithIds(scene, entry.kind, values) }
        entryId = (await act(scene, entered, 'ledger.correct', { branchId, ...now }, `correct-${key}`)).entryId
      }
      if (concluded?.entered) {
        const { on, entered } = concluded
        const values = valuesWithIds(scene, entry.kind, concluded.values)
        await act(scene, entered, 'ledger.conclude', { branchId, entryId, on, values }, `conclude-${key}`)
      }
      remember?.(entryId)
    },
  }
}

function bodyOf(scene: Scene, { kind, on, organ, person, values, concluded }: DemoLedgerEntry) {
  return {
    occurredOn: on,
    organ,
    memberId: person === null ? null : memberIdOf(scene, person),
    values: valuesWithIds(scene, kind, values),
    outcome:
      concluded && concluded.entered === null
        ? { on: concluded.on, values: valuesWithIds(scene, kind, concluded.values) }
        : null,
  }
}

/** The values with members' ids where the demo has their keys. */
function valuesWithIds(
  scene: Scene,
  kind: string,
  values: Readonly<Record<string, DemoValue>>,
): RequestOf<'ledger.record'>['values'] {
  const { fields } = known(ledgerKind(kind), `there is no ledger kind ${kind}`)
  const typeOf = (code: string) => fields.find((field) => field.code === code)?.type
  return Object.fromEntries(
    Object.entries(values).map(([code, value]): [string, string | number | boolean | string[]] => {
      if (typeOf(code) === 'member') return [code, memberIdOf(scene, String(value))]
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [code, value]
      return [code, value.map((key) => memberIdOf(scene, key))]
    }),
  )
}

/** "Nothing of this happened" (本期无). */
export function noneTask(scene: Scene, { subject, from, to, entered }: DemoNone): Task {
  return {
    what: '本期无',
    calls: 1,
    run: async () => {
      const input = { branchId: scene.branchId, subject, period: { from, to } }
      await act(scene, entered, 'none.declare', input, `none-${subject.replace(':', '-')}`)
    },
  }
}

/** Adopts the hotline's indicators, adds targets and the branch's own, then enters month after month. */
export function indicatorTasks(scene: Scene): Task[] {
  const codes = new Map<string, string>()
  if (scene.year.indicators.length === 0) return []
  return [
    { what: '业务指标', calls: 1 + scene.year.indicators.length, run: () => defineIndicators(scene, codes) },
    ...beforeTask(scene, codes),
    ...scene.year.indicatorMonths
      .filter(({ month }) => yearOf(month) === scene.year.year)
      .map((month) => monthTask(scene, month, codes)),
  ]
}

async function defineIndicators(scene: Scene, codes: Map<string, string>): Promise<void> {
  const { branchId, year } = scene
  const first = known(year.indicatorMonths[0], 'there are no indicator months').entered
  const { added } = await act(scene, first, 'indicator.adopt', { branchId, set: 'hotline' }, 'adopt-hotline')
  for (const { code, ...definition } of year.indicators) {
    const adopted = added.includes(code)
    const input = { branchId, definition, ...(adopted ? { code } : {}) }
    if (adopted && definition.target === null && definition.owner === null) codes.set(code, code)
    else codes.set(code, (await act(scene, first, 'indicator.define', input, `define-${code}`)).code)
  }
}

/** The year before is typed in at once. */
function beforeTask(scene: Scene, codes: ReadonlyMap<string, string>): Task[] {
  const months = scene.year.indicatorMonths.filter(({ month }) => yearOf(month) < scene.year.year)
  const first = months[0]
  if (!first) return []
  return [
    {
      what: '上年业务数据',
      calls: 1,
      run: async () => {
        const list = months.map(({ month, values }) => ({ month, values: coded(values, codes) }))
        await act(scene, first.entered, 'indicator.recordYear', { branchId: scene.branchId, months: list }, 'before')
      },
    },
  ]
}

function monthTask(scene: Scene, demo: DemoIndicatorMonth, codes: ReadonlyMap<string, string>): Task {
  const { month, corrected } = demo
  const { branchId } = scene
  return {
    what: `${monthNumber(month)}月业务数据`,
    calls: corrected ? 2 : 1,
    run: async () => {
      const values = coded(demo.values, codes)
      await act(scene, demo.entered, 'indicator.record', { branchId, month, values }, `hotline-${month}`)
      if (!corrected) return
      const now = { branchId, month, values: coded(corrected.values, codes), reason: corrected.reason }
      await act(scene, corrected.entered, 'indicator.correct', now, `correct-hotline-${month}`)
    },
  }
}

function coded(values: DemoIndicatorMonth['values'], codes: ReadonlyMap<string, string>) {
  return values.map((value) => ({
    ...value,
    indicator: known(codes.get(value.indicator), `no indicator ${value.indicator}`),
  }))
}
