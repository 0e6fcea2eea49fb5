import { orSaid } from '../../../../page-parts/telling'
import { isCivilDate } from '../../../../domain/time/civil-date'
import { attempt } from '../../../../page-parts/attempt'
import type { MarkLine } from '../../../../services/meetings'
import { peopleWithBelow, type NamedPerson } from '../../../../services/register'
import { sendFrom } from '../../../../services/submit'
import { chooseMark, confirmRest, type Marking } from '../../choose-mark'
import type { SheetRow } from '../../sheet-rows'
import { filterChips, LIST_FILTERS, rowsOf, type ListFilter } from './roll-call-view'

/**
 * Calling the roll: everybody due and whoever else is there, one tap for somebody who is present, two for anything else.
 * Fires `changed` when something was noted.
 */
Component({
  properties: {
    branchId: { type: String, value: '' },
    meetingId: { type: String, value: '' },
    /** As `meeting.live` tells them. */
    people: { type: Array, value: [] as MarkLine[] },
    /** The day of the meeting. */
    on: { type: String, value: '' },
  },
  data: {
    chips: [] as ReturnType<typeof filterChips>,
    filter: 'all' as ListFilter,
    rows: [] as SheetRow[],
    unmarked: 0,
    isChoosingGuests: false,
    guests: [] as NamedPerson[],
    isSaving: false,
    fault: '',
  },
  observers: {
    'people, on, filter'(people: readonly MarkLine[], on: string, filter: ListFilter) {
      if (!isCivilDate(on)) return
      const unmarked = people.filter(({ mark }) => mark === null).length
      this.setData({ chips: filterChips(people), rows: rowsOf(people, filter, on), unmarked })
    },
  },
  methods: {
    attempt,
    send: sendFrom,
    choose(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      const filter = LIST_FILTERS.find((each) => each === event.detail.key)
      if (filter) this.setData({ filter })
    },
    async markPresent(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
      await this.note([event.detail.memberId], { mark: 'present' })
    },
    async mark(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
      const { memberId } = event.detail
      const person = this.data.people.find((each) => each.memberId === memberId)
      const marking = person && (await chooseMark(person))
      if (marking) await this.note([memberId], marking)
    },
    async markRest() {
      const rest = this.data.people.filter(({ mark }) => mark === null)
      const ids = rest.map(({ memberId }) => memberId)
      if (await confirmRest(rest)) await this.note(ids, { mark: 'present' })
    },
    async openGuests() {
      const people = await orSaid(peopleWithBelow(this.data.branchId))
      if (!people) return
      const listed = new Set(this.data.people.map(({ memberId }) => memberId))
      this.setData({ isChoosingGuests: true, guests: people.filter(({ memberId }) => !listed.has(memberId)) })
    },
    closeGuests() {
      this.setData({ isChoosingGuests: false })
    },
    async addGuests(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
      this.closeGuests()
      await this.note(event.detail.memberIds, { mark: 'observer' })
    },
    async note(memberIds: readonly string[], marking: Marking) {
      const { branchId, meetingId } = this.data
      const marks = memberIds.map((memberId) => ({ memberId, ...marking }))
      await this.attempt(async () => {
        await this.send('meeting.rollCall', { branchId, meetingId, marks })
        this.triggerEvent('changed')
      })
    },
  },
})
