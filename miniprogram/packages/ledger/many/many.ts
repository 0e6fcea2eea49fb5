import type { LedgerField } from '../../../domain/ledger/ledger'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import { organsFor } from '../../../domain/meeting/organs-held'
import { ORGANS } from '../../../domain/meeting/meeting-kinds'
import { leaveSaying } from '../../../page-parts/leaving'
import { nothing, notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { placeAt } from '../../../services/branch'
import { ifAnswered, outcomeOf } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { dropDraft, keepDraft, keptDraft } from '../../../services/drafts'
import { lastFilled, lastWords, rememberFilled } from '../../../services/last-filled'
import { kindAt } from '../../../services/ledger-kinds'
import { ask } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import {
  countsOf,
  dayIn,
  fieldsAbove,
  filledIn,
  givenTo,
  givenToRest,
  MOST_PEOPLE,
  ON,
  periodAround,
  placeIn,
  quickOf,
  requestOf,
  restOf,
  rowsOf,
  startOf,
  typedOf,
  type Given,
  type ManyRow,
  type Quick,
} from './many-view'

const nameOf = ({
  branchId,
  kind,
  on = '',
}: {
  readonly branchId: string
  readonly kind: string
  readonly on?: string
}) => `many:${branchId}:${kind}:${on}`

/** One kind of entry for the whole branch at once: all are given the usual, then the exceptions are tapped. */
writingPage('packages/ledger/many/many', {
  data: {
    ...{ fields: [] as readonly LedgerField[], start: {} as TypedValues, people: [] as readonly NamedPerson[] },
    ...{ quick: null as Quick | null, chosen: '', rows: [] as readonly ManyRow[], again: '', unread: '' },
    ...{ rest: 0, restWords: '', count: 0, note: '', isRestored: false },
    typed: {} as TypedValues,
    given: {} as Given,
  },
  begin(at) {
    const kept = keptDraft(nameOf(at))
    if (!kept) return {}
    return { typed: kept['typed'] as TypedValues, given: kept['given'] as Given, isRestored: true }
  },

  async read({ branchId, kind: code, on = today() }, { typed }) {
    const [kind, place, people] = await Promise.all([kindAt(branchId, code), placeAt(branchId), peopleOf(branchId)])
    const day = typed[ON] === undefined ? on : dayIn(typed)
    const within = kind.lasting ? { open: true } : { period: periodAround(kind, day) }
    const there = await ifAnswered(ask('ledger.list', { branchId, kind: code, ...within, pageSize: 100 }))
    const mayWrite = place?.permissions.includes('keep-records') ?? false
    return { kind, people, there, day, mayWrite, organs: place ? organsFor(kind, place.kind) : ORGANS }
  },
  show({ kind, people, there, day, mayWrite, organs }, { branchId, meeting }, { typed, given }) {
    void wx.setNavigationBarTitle({ title: kind.title })
    const why = mayWrite ? (people.length === 0 ? '名册上还没有同志。' : '') : '由支部指定的同志登记。'
    const begun = typed[ON] === undefined ? startOf(kind, organs, day, meeting) : typed
    const last = lastFilled(branchId, kind)
    const unread = there === undefined ? '已经登记过的没有读到，登记以前请先在台账里核对。' : ''
    const words = { again: last ? lastWords(kind, last) : '', unread }
    const form = { fields: fieldsAbove(kind, organs), start: begun, typed: begun, people, quick: quickOf(kind) }
    return {
      ...(why === '' ? {} : nothing(why)),
      ...form,
      ...words,
      ...shown(rowsOf(kind, people, there?.items ?? [], given), kind, begun),
    }
  },

  /** What is filled in now; on another day something else may be recorded already. */
  type(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    const { typed: before } = this.data
    const typed = { ...before, ...event.detail.typed }
    this.put(typed, this.data.given)
    if (typed[ON] !== before[ON]) void this.refine({})
  },
  choose(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { quick, typed, given } = this.data
    if (quick) this.put({ ...typed, [quick.code]: event.detail.key }, given)
  },
  fillAgain() {
    if (!this.seen) return
    const typed = { ...this.data.typed, ...lastFilled(this.at.branchId, this.seen.kind) }
    this.put(typed, this.data.given)
    this.setData({ start: typed })
  },
  give(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows.find(({ memberId }) => memberId === tapped(event))
    if (row?.there === '') this.giveBy((given, values) => givenTo(row.memberId, given, values))
  },
  giveRest() {
    const { rows } = this.data
    if (restOf(rows).length === 0) this.put(this.data.typed, {})
    else this.giveBy((given, values) => givenToRest(rows, given, values))
  },
  giveBy(change: (given: Given, values: Given[string]) => Given) {
    if (!this.seen) return
    const filled = filledIn(this.seen.kind, this.data.typed)
    if ('values' in filled) this.put(this.data.typed, change(this.data.given, filled.values))
    else this.setData({ fault: filled.message, faultAt: filled.code })
  },
  put(typed: TypedValues, given: Given) {
    if (!this.seen) return
    const { kind, people, there } = this.seen
    const rows = rowsOf(kind, people, there?.items ?? [], given)
    this.setData({ typed, given, fault: '', faultAt: '', ...shown(rows, kind, typed) })
    keepDraft(nameOf(this.at), { typed, given })
  },

  async save() {
    await this.attempt(async () => {
      const { seen, data, at } = this
      if (!seen) return undefined
      const input = requestOf(at.branchId, seen.kind, data.typed, data.rows, data.given)
      const { length } = input.entries
      if (length > MOST_PEOPLE) return notSent(`一次最多登记 ${MOST_PEOPLE} 人，请分两次登记。`)
      const outcome = await outcomeOf(this.send('ledger.recordMany', input))
      if ('failure' in outcome) {
        const who = input.entries[placeIn(outcome.failure.field) ?? -1]?.memberId
        const name = data.rows.find(({ memberId }) => memberId === who)?.name
        return notSent(`${name === undefined ? '' : `${name}：`}${outcome.failure.message}`)
      }
      dropDraft(nameOf(at))
      const last = input.entries[length - 1]?.values
      if (last) rememberFilled(at.branchId, seen.kind, typedOf(seen.kind, last))
      return leaveSaying(`已登记 ${length} 人`)
    })
  },
})

/** What is told of the rows, beside them. */
function shown(rows: readonly ManyRow[], kind: Parameters<typeof quickOf>[0], typed: TypedValues) {
  const [rest, count] = [restOf(rows).length, rows.filter(({ isGiven }) => isGiven).length]
  const chosen = String(typed[quickOf(kind)?.code ?? ''] ?? '')
  const restWords = count > 0 ? `其余 ${rest} 人都这样` : `${rest} 人都这样`
  return { rows, rest, restWords, count, chosen, note: countsOf(rows) }
}
