import type { OutputOf } from '#contract'
import type { PageState } from '../../../components/page-state/page-state'
import { isLifeMeeting } from '../../../domain/meeting/meeting-organs'
import type { DuePerson, MarkLine, MeetingView } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { goBack, open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chooseMark } from '../choose-mark'
import type { VoteDraft, Voters } from '../components/vote-form/vote-draft'
import { withEdits, type Edits } from '../sheet-edits'
import { sheetRow, type SheetRow } from '../sheet-rows'
import {
  correctableLines,
  correctionOf,
  draftOf,
  listedText,
  takenIn,
  votersBy,
  type CorrectDraft,
} from './correct-view'

/** Up to so many names stand there at once; more are behind a tap. */
const FEW = 12
const TEXT_FIELDS = ['minutes', 'raised', 'rectified', 'reason'] as const

/** Correcting the record of a closed meeting: what stood there before is kept, with who changed it and why. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    isLifeMeeting: false,
    rows: [] as SheetRow[],
    late: 0,
    isListed: false,
    listed: '',
    occurredOn: '',
    owners: [] as readonly NamedPerson[],
    draft: { minutes: '', votes: [], raised: '', rectified: '', reason: '' } as CorrectDraft,
    voters: { votersDue: 0, votersPresent: 0, quorum: null } as Voters,
    /** Plan items that stay in the ledger without their decision, after it was saved. */
    itemsLeft: [] as OutputOf<'meeting.correct'>['itemsLeft'],
    isSaving: false,
    fault: '',
  },
  branchId: '',
  meetingId: '',
  meeting: null as MeetingView | null,
  due: [] as readonly DuePerson[],
  lines: [] as MarkLine[],
  edits: {} as Edits,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/correct/correct'>(query)
    Object.assign(this, { branchId, meetingId })
    void this.load()
  },

  at() {
    return { branchId: this.branchId, meetingId: this.meetingId }
  },

  async load() {
    const answer = await read('meeting.get', this.at())
    if ('failed' in answer) return this.setData(answer.failed)
    const meeting = answer.value
    const { organ, cellId, occurredOn, title, kinds, record } = meeting
    const [due, owners] = await Promise.all([
      read('meeting.due', { ...this.at(), organ, cellId, occurredOn }),
      peopleOf(this.branchId),
    ])
    if ('failed' in due) return this.setData(due.failed)
    Object.assign(this, { meeting, due: due.value.people, lines: correctableLines(meeting) })
    const late = record?.afterClosing.length ?? 0
    this.setData({ owners, occurredOn, isListed: late > 0 || this.lines.length <= FEW })
    this.setData({ state: 'ready', title, isLifeMeeting: isLifeMeeting(kinds), late, draft: draftOf(meeting) })
    this.show()
  },

  show() {
    const { meeting, lines, edits, due } = this
    if (!meeting) return
    const rows = withEdits(lines, edits).map((line) => sheetRow(line, meeting.occurredOn))
    const listed = listedText(lines, edits)
    this.setData({ rows, listed, voters: votersBy(meeting, due, lines, edits), fault: '' })
  },

  edit(edits: Edits) {
    this.edits = { ...this.edits, ...edits }
    this.show()
  },

  async mark(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
    const { memberId } = event.detail
    const person = this.lines.find((each) => each.memberId === memberId)
    const mark = person && (await chooseMark(person))
    if (mark) this.edit({ [memberId]: mark })
  },

  list() {
    this.setData({ isListed: !this.data.isListed })
  },

  takeIn() {
    if (this.meeting) this.edit(takenIn(this.meeting))
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = TEXT_FIELDS.find((each) => each === event.currentTarget.dataset['field'])
    if (field) this.setData({ draft: { ...this.data.draft, [field]: event.detail.value }, fault: '' })
  },

  changeVotes(event: WechatMiniprogram.CustomEvent<{ votes: readonly VoteDraft[] }>) {
    this.setData({ draft: { ...this.data.draft, votes: event.detail.votes }, fault: '' })
  },

  async save() {
    const { meeting, lines, edits } = this
    if (!meeting) return
    const correction = correctionOf(meeting, this.data.draft, lines, edits, this.data.voters)
    if ('fault' in correction) return this.setData({ fault: correction.fault })
    const done = await submit(this, 'meeting.correct', { ...this.at(), ...correction.change })
    if (!done) return
    if (done.itemsLeft.length > 0) return this.setData({ itemsLeft: done.itemsLeft })
    await wx.showToast({ title: '已更正' })
    await goBack()
  },

  openItem(event: WechatMiniprogram.TouchEvent) {
    const entryId = String(event.currentTarget.dataset['entryId'])
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.branchId, entryId })
  },

  goBack,
})
