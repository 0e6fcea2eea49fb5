import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent } from '../../../page-parts/page'
import { CallFailure } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { kindAt } from '../../../services/ledger-kinds'
import { askWhoIsOnRoll } from '../../../services/page-load'
import { peopleOf } from '../../../services/register'
import { bodyOf, namesPeople, ownFields, startOf } from './note-write-view'

/** Entering something for oneself: one form for every kind that members may enter. */
formPage('packages/member/note-write/note-write', {
  async read({ kind: code }) {
    const me = await askWhoIsOnRoll()
    const kind = await kindAt(me.branch.branchId, code)
    if (!kind.selfEntry) throw new CallFailure('no-such-kind')
    const people = namesPeople(kind) ? await peopleOf(me.branch.branchId) : []
    return { kind, me, people: people.filter(({ memberId }) => memberId !== me.memberId) }
  },
  form: ({ kind, people }) => ({
    fields: ownFields(kind),
    start: startOf(kind, today()),
    people,
    button: '登记',
    title: kind.title,
  }),
  bounds: ({ kind }) => ({ recorded: {}, context: kind.fields }),

  async save(page, values) {
    if (!page.seen) return
    const { kind, me } = page.seen
    const body = bodyOf(kind, values, me.memberId)
    if (!body) return notSent('请选择日期。')
    const done = await page.send('ledger.record', { branchId: me.branch.branchId, ...body })
    return leaveSaying(done.state === 'confirmed' ? '已登记' : '已登记，等支部确认')
  },
})
