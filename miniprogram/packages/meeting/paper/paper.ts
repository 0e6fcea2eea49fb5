import { orSaid } from '../../../page-parts/telling'
import type { CivilDate } from '../../../domain/time/civil-date'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import type { MarkLine } from '../../../services/meetings'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { chooseMark, confirmRest } from '../choose-mark'
import { changedMarks, guestLine, withEdits, type Edits } from '../sheet-edits'
import { sheetRow, type SheetRow } from '../sheet-rows'

type Person = WechatMiniprogram.CustomEvent<{ memberId: string }>

/** Entering a paper sheet: everybody on one list, sent at once. */
writingPage('packages/meeting/paper/paper', {
  data: {
    title: '',
    rows: [] as readonly SheetRow[],
    unmarked: 0,
    changed: 0,
    isChoosingGuests: false,
    guests: [] as readonly NamedPerson[],
    lines: [] as readonly MarkLine[],
    edits: {} as Edits,
  },

  async read(at) {
    const [meeting, live] = await Promise.all([ask('meeting.get', at), ask('meeting.live', at)])
    return { meeting, live }
  },
  show: ({ meeting, live }) => ({ title: meeting.title, ...sheetOf(meeting.occurredOn, live.people, {}) }),

  /** What is typed of them; `guests` come onto the list. */
  edit(edits: Edits, guests: readonly MarkLine[] = []) {
    if (!this.seen) return
    const lines = [...this.data.lines, ...guests]
    this.setData({ ...sheetOf(this.seen.meeting.occurredOn, lines, { ...this.data.edits, ...edits }), fault: '' })
  },
  markPresent(event: Person) {
    this.edit({ [event.detail.memberId]: 'present' })
  },
  async mark(event: Person) {
    const { memberId } = event.detail
    const person = this.edited().find((each) => each.memberId === memberId)
    const marking = person && (await chooseMark(person))
    if (marking) this.edit({ [memberId]: marking })
  },
  async markRest() {
    const rest = this.edited().filter(({ mark }) => mark === null)
    if (await confirmRest(rest)) this.edit(Object.fromEntries(rest.map(({ memberId }) => [memberId, 'present'])))
  },
  edited() {
    return withEdits(this.data.lines, this.data.edits)
  },

  async openGuests() {
    const people = await orSaid(peopleWithBelow(this.at.branchId))
    if (!people) return
    const listed = new Set(this.data.lines.map(({ memberId }) => memberId))
    this.setData({ isChoosingGuests: true, guests: people.filter(({ memberId }) => !listed.has(memberId)) })
  },
  closeGuests() {
    this.setData({ isChoosingGuests: false })
  },
  addGuests(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    const { memberIds } = event.detail
    const chosen = this.data.guests.filter(({ memberId }) => memberIds.includes(memberId))
    this.closeGuests()
    this.edit(
      Object.fromEntries(memberIds.map((memberId) => [memberId, 'observer'])),
      chosen.map(({ memberId, name }) => guestLine(memberId, name)),
    )
  },

  async save() {
    await this.attempt(async () => {
      const marks = changedMarks(this.data.lines, this.data.edits)
      if (marks.length === 0) return notSent('还没有登记新的情况。')
      await this.send('meeting.paper', { ...this.at, marks })
      return leaveSaying(`已录入 ${marks.length} 人`)
    })
  },
})

/** What the page shows of the list as it would be. */
function sheetOf(on: CivilDate, lines: readonly MarkLine[], edits: Edits) {
  const edited = withEdits(lines, edits)
  return {
    ...{ lines, edits },
    rows: edited.map((line) => sheetRow(line, on)),
    unmarked: edited.filter(({ mark }) => mark === null).length,
    changed: changedMarks(lines, edits).length,
  }
}
