import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import type { DuePerson, LiveView, MeetingView } from '../../../services/meetings'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { BLANK_VOTE, type VoteDraft, type Voters } from '../components/vote-form/vote-draft'
import { countsOf } from '../host/host-view'
import { beforeClosing, BLANK_CLOSING, closingOf, votersOf, type CloseDraft } from './close-view'

const TEXT_FIELDS = ['minutes', 'raised', 'rectified', 'lateReason'] as const

/** Closing a meeting: minutes, votes, problems raised; then its record is fixed. What is typed stays on the phone. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    title: '',
    counts: [] as ReturnType<typeof countsOf>,
    notes: { unmarked: '', scans: '', isLifeMeeting: false, isPast: false, isLate: false },
    agenda: [] as readonly { readonly title: string }[],
    draft: BLANK_CLOSING,
    voters: { votersDue: 0, votersPresent: 0, quorum: null } as Voters,
    occurredOn: '',
    owners: [] as readonly NamedPerson[],
    people: [] as { memberId: string; name: string }[],
    withoutVoteNames: '',
    isChoosing: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  meetingId: '',
  due: [] as readonly DuePerson[],
  live: null as LiveView | null,
  meeting: null as MeetingView | null,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', meetingId = '' } = parametersOf<'packages/meeting/close/close'>(query)
    Object.assign(this, { branchId, meetingId })
    this.setData({ draft: draftOver(this.draftName(), BLANK_CLOSING) })
  },

  onShow() {
    void this.load()
  },

  at() {
    return { branchId: this.branchId, meetingId: this.meetingId }
  },

  draftName() {
    return `close:${this.meetingId}`
  },

  async load() {
    const answer = await read('meeting.get', this.at())
    if ('failed' in answer) return this.setData(answer.failed)
    const meeting = answer.value
    const { organ, cellId, occurredOn, title, agenda } = meeting
    if (meeting.state !== 'convened') return replaceWith('packages/meeting/detail/detail', this.at())
    const [live, due, owners] = await Promise.all([
      read('meeting.live', this.at()),
      read('meeting.due', { ...this.at(), organ, cellId, occurredOn }),
      peopleOf(this.branchId),
    ])
    if ('failed' in live) return this.setData(live.failed)
    if ('failed' in due) return this.setData(due.failed)
    Object.assign(this, { meeting, live: live.value, due: due.value.people })
    const notes = beforeClosing(live.value, meeting, today())
    this.setData({ state: 'ready', title, agenda, notes, owners, occurredOn, counts: countsOf(live.value) })
    this.showVoters()
  },

  showVoters() {
    const { live, due, meeting } = this
    if (!live || !meeting) return
    const { withoutVote } = this.data.draft
    const people = due.flatMap(({ memberId, name, isDue, hasVote }) =>
      isDue && hasVote ? [{ memberId, name: name ?? '' }] : [],
    )
    const names = people.filter(({ memberId }) => withoutVote.includes(memberId)).map(({ name }) => name)
    const voters = votersOf(meeting, due, live, withoutVote)
    this.setData({ people, voters, withoutVoteNames: names.join('、') })
  },

  put(change: Partial<CloseDraft>) {
    const draft = { ...this.data.draft, ...change }
    this.setData({ draft, fault: '' })
    keepDraft(this.draftName(), draft)
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = TEXT_FIELDS.find((each) => each === event.currentTarget.dataset['field'])
    if (field) this.put({ [field]: event.detail.value })
  },

  changeVotes(event: WechatMiniprogram.CustomEvent<{ votes: readonly VoteDraft[] }>) {
    this.put({ votes: event.detail.votes })
  },

  voteOnAgenda() {
    const known = new Set(this.data.draft.votes.map(({ title }) => title))
    const fresh = this.data.agenda.filter(({ title }) => !known.has(title))
    this.put({ votes: [...this.data.draft.votes, ...fresh.map(({ title }) => ({ ...BLANK_VOTE, title }))] })
  },

  chooseWithoutVote() {
    this.setData({ isChoosing: true })
  },

  stopChoosing() {
    this.setData({ isChoosing: false })
  },

  setWithoutVote(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.stopChoosing()
    this.put({ withoutVote: event.detail.memberIds })
    this.showVoters()
  },

  clearWithoutVote() {
    this.put({ withoutVote: [] })
    this.showVoters()
  },

  toList() {
    void open('packages/meeting/host/host', this.at())
  },

  toScans() {
    void open('packages/meeting/host/host', { ...this.at(), part: 'waiting' })
  },

  async close() {
    const closing = closingOf(this.data.draft, this.data.voters, this.at(), this.data.notes.isLate)
    if ('fault' in closing) return this.setData({ fault: closing.fault })
    const content = `${this.data.notes.unmarked}结束之后，到会情况就此确定，要改须写更正。`
    const { confirm } = await wx.showModal({ title: '结束会议？', content, confirmText: '结束' })
    if (!confirm || !(await submit(this, 'meeting.close', closing.input))) return
    dropDraft(this.draftName())
    await replaceWith('packages/meeting/detail/detail', this.at())
  },
})
