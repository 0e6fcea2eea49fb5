import type { Choice } from '../../../components/choice-chips/choice-chips'
import { ORGANS } from '../../../domain/meeting/meeting-kinds'
import { organsFor } from '../../../domain/meeting/organs-held'
import { isOwnCode } from '../../../domain/ledger/own-kind'
import { besideDraftWords, firstDayIn } from '../../../page-parts/asked-period'
import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { placeAt } from '../../../services/branch'
import { lastFilled, lastWords, rememberFilled } from '../../../services/last-filled'
import { kindAt } from '../../../services/ledger-kinds'
import { ask } from '../../../services/page-load'
import { peopleWithBelow } from '../../../services/register'
import { askLatestDraft } from '../../../services/reports'
import { asksOtherFields, bodyOf, ON, outcomeOf, reasonIn, startOf, titleOf, writeFields } from './ledger-write-view'

/** One form for every kind: a new entry, a correction, or the outcome of a matter. */
formPage('packages/secretary/ledger-write/ledger-write', {
  data: { namesLabel: '', names: [] as readonly Choice[], chosenName: '' },

  async read({ branchId, kind: code, task, entryId, to }) {
    const mayMissDraft = task === 'record' && isOwnCode(code) && to === undefined
    const [now, place, people, found, drafted] = await Promise.all([
      kindAt(branchId, code),
      placeAt(branchId),
      peopleWithBelow(branchId),
      task === 'record' ? undefined : ask('ledger.get', { branchId, entryId: entryId ?? '' }),
      mayMissDraft ? askLatestDraft(branchId) : undefined,
    ])
    // What was recorded is corrected in the form it was written in.
    const kind = found?.item.declared ?? now
    const recorded = task === 'conclude' ? (found?.item.values ?? {}) : {}
    const organs = place ? organsFor(kind, place.kind) : ORGANS
    return { kind, organs, people, item: found?.item, recorded, drafted }
  },
  form({ kind, organs, people, item, drafted }, { task, memberId, partner, ...at }) {
    const start = startOf(kind, task, item, firstDayIn(at), { organs, memberId, partner })
    const note = besideDraftWords(drafted, start[ON])
    return {
      fields: writeFields(kind, task, start, organs),
      start,
      people,
      button: '保存',
      note,
      title: titleOf(kind, task),
    }
  },
  /** What was filled in last of this kind is offered, and filled in where it is tapped. */
  show({ kind }, { branchId, task }) {
    const last = task === 'record' ? lastFilled(branchId, kind) : undefined
    const label = last && lastWords(kind, last)
    return { namesLabel: '照上次填', names: label ? [{ key: 'last', label }] : [] }
  },
  follow: (typed, before, { kind, organs, drafted }, { task }) => ({
    ...(asksOtherFields(before, typed) ? { fields: writeFields(kind, task, typed, organs), start: typed } : {}),
    ...(typed[ON] === before[ON] ? {} : { note: besideDraftWords(drafted, typed[ON]) }),
  }),
  askedDay: ({ task, ...asked }) => (task === 'record' ? { field: ON, asked } : undefined),
  draft: ({ branchId, kind, task, entryId = '', memberId = '', partner = '' }) => {
    return { name: ['ledger', branchId, kind, task, entryId, memberId, partner].join(':'), isOffered: true }
  },
  bounds: ({ kind, recorded }) => ({ recorded, context: kind.fields }),

  async save(page, values) {
    if (!page.seen) return
    const { kind } = page.seen
    const { branchId, task, entryId = '' } = page.at
    if (task === 'conclude') await page.send('ledger.conclude', { branchId, entryId, ...outcomeOf(kind, values) })
    else if (task === 'correct')
      await page.send('ledger.correct', { branchId, entryId, reason: reasonIn(values), ...bodyOf(kind, values) })
    else await page.send('ledger.record', { branchId, kind: kind.code, ...bodyOf(kind, values) })
    if (task === 'record') rememberFilled(branchId, kind, page.typed)
    return leaveSaying('已保存')
  },
  chooseName() {
    if (this.seen) this.put({ ...this.typed, ...lastFilled(this.at.branchId, this.seen.kind) })
  },
})
