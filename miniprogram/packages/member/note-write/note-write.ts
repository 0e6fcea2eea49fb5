import { formPage } from '../../../page-parts/form-page'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent } from '../../../page-parts/page'
import { CallFailure } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { leadingGroupOf } from '../../../services/branch'
import { kindAt } from '../../../services/ledger-kinds'
import { askWhoIsOnRoll } from '../../../services/page-load'
import { peopleOf } from '../../../services/register'
import { bodyOf, namesPeople, organsOf, ownFields, startOf } from './note-write-view'

/** Entering something for oneself: one form for every kind that members may enter. */
formPage('packages/member/note-write/note-write', {
  async read({ kind: code }) {
    const me = await askWhoIsOnRoll()
    const kind = await kindAt(me.branch.branchId, code)
    if (!kind.selfEntry) throw new CallFailure('no-such-kind')
    const people = namesPeople(kind) ? await peopleOf(me.branch.branchId) : []
    const group = leadingGroupOf(me)
    const organs = organsOf(kind, me.branch.kind, group !== undefined)
    return { kind, organs, group, me, people: people.filter(({ memberId }) => memberId !== me.memberId) }
  },
  form: ({ kind, organs, people }) => ({
    fields: ownFields(kind, organs),
    start: startOf(kind, organs, today()),
    people,
    button: '登记',
    title: kind.title,
  }),
  bounds: ({ kind }) => ({ recorded: {}, context: kind.fields }),

  async save(page, values) {
    if (!page.seen) return
    const { kind, me, group } = page.seen
    const body = bodyOf(kind, values, me.memberId)
    if (!body) return notSent('请选择日期。')
    // What was done for the leading group stands in its bureau's books.
    const branchId = (body.organ === 'leading-group' && group) || me.branch.branchId
    const done = await page.send('ledger.record', { branchId, ...body })
    return leaveSaying(
      done.state === 'confirmed'
        ? '已登记'
        : branchId === me.branch.branchId
          ? '已登记，等支部确认'
          : '已登记，等机关党办确认',
    )
  },
})
