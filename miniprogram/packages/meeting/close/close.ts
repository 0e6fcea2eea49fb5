import { yearOf } from '../../../domain/time/civil-date'
import { leaveBackTo, leaveFor } from '../../../page-parts/leaving'
import { notSent, readingPage } from '../../../page-parts/page'
import { tappedOneOf } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepTyped } from '../../../services/drafts'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { open } from '../../../services/routes'
import { BLANK_VOTE, type VoteDraft, type Voters } from '../components/vote-form/vote-draft'
import { countsOf } from '../host/host-view'
import { arrangedText } from '../meeting-text'
import {
  beforeClosing,
  BLANK_CLOSING,
  closingOf,
  mayBeWithoutVote,
  votersOf,
  type Closing,
  type CloseDraft,
} from './close-view'

const TEXT_FIELDS = ['minutes', 'raised', 'rectified', 'lateReason'] as const

/**
 * Closing a meeting: minutes, votes, problems raised; then its record is fixed. What is typed stays on the phone, and who
 * is there is read anew on returning from the host's screen.
 */
readingPage('packages/meeting/close/close', {
  data: {
    title: '',
    arranged: '',
    counts: [] as ReturnType<typeof countsOf>,
    notes: { unmarked: '', scans: '', isLifeMeeting: false, isPast: false, isLate: false },
    agenda: [] as readonly { readonly title: string }[],
    draft: BLANK_CLOSING,
    voters: { votersDue: 0, votersPresent: 0, quorum: null } as Voters,
    occurredOn: '',
    owners: [] as readonly NamedPerson[],
    people: [] as ReturnType<typeof mayBeWithoutVote>,
    withoutVoteNames: '',
    isChoosing: false,
  },
  begin: ({ meetingId }) => ({ draft: draftOver(draftName(meetingId), BLANK_CLOSING) }),
  stays: true,

  /** Nothing of a meeting that is over: it is left for its record. */
  async read(at): Promise<(Closing & { readonly owners: readonly NamedPerson[] }) | undefined> {
    const meeting = await ask('meeting.get', at)
    const { organ, cellId, occurredOn } = meeting
    if (meeting.state !== 'convened') return undefined
    const [live, due, owners] = await Promise.all([
      ask('meeting.live', at),
      ask('meeting.due', { ...at, organ, cellId, occurredOn }),
      peopleWithBelow(at.branchId),
    ])
    return { meeting, live, due: due.people, owners }
  },
  show(seen, at, { draft }) {
    if (!seen) return leaveFor('packages/meeting/detail/detail', at)
    const { meeting, live, owners } = seen
    const { title, agenda, occurredOn } = meeting
    const notes = beforeClosing(live, meeting, today())
    const arranged = arrangedText(meeting, yearOf(today()))
    return { title, arranged, agenda, occurredOn, notes, owners, counts: countsOf(live), ...votingOf(seen, draft) }
  },

  put(change: Partial<CloseDraft>) {
    const draft = { ...this.data.draft, ...change }
    this.setData({ draft, fault: '' })
    keepTyped(draftName(this.at.meetingId), draft)
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = tappedOneOf(event, 'field', TEXT_FIELDS)
    if (field) this.put({ [field]: event.detail.value })
  },
  changeVotes(event: WechatMiniprogram.CustomEvent<{ votes: readonly VoteDraft[] }>) {
    this.put({ votes: event.detail.votes })
  },
  voteOnAgenda() {
    const { agenda, draft } = this.data
    const known = new Set(draft.votes.map(({ title }) => title))
    const fresh = agenda.filter(({ title }) => !known.has(title))
    this.put({ votes: [...draft.votes, ...fresh.map(({ title }) => ({ ...BLANK_VOTE, title }))] })
  },

  chooseWithoutVote() {
    this.setData({ isChoosing: true })
  },
  stopChoosing() {
    this.setData({ isChoosing: false })
  },
  setWithoutVote(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.stopChoosing()
    this.leaveOut(event.detail.memberIds)
  },
  clearWithoutVote() {
    this.leaveOut([])
  },
  leaveOut(withoutVote: readonly string[]) {
    this.put({ withoutVote })
    if (this.seen) this.setData(votingOf(this.seen, this.data.draft))
  },

  change() {
    void open('packages/meeting/convene/convene', this.at)
  },
  toList() {
    void open('packages/meeting/host/host', { ...this.at, part: 'list' })
  },
  toScans() {
    void open('packages/meeting/host/host', { ...this.at, part: 'waiting' })
  },

  async close() {
    await this.attempt(async () => {
      const { draft, voters, notes } = this.data
      const closing = closingOf(draft, voters, this.at, notes.isLate)
      if ('fault' in closing) return notSent(closing.fault)
      const content = `${notes.unmarked}结束之后，到会情况就此确定，要改须写更正。`
      if (!(await agreed('结束会议？', content, '结束'))) return undefined
      await this.send('meeting.close', closing.input)
      dropDraft(draftName(this.at.meetingId))
      // Whoever came from a report, for what it had no record of, returns to it.
      return leaveBackTo(FROM_REPORT, leaveFor('packages/meeting/detail/detail', this.at))
    })
  },
})

/** The pages of a report that lead to a meeting: one that was not recorded, or the one that is to approve it. */
const FROM_REPORT = [
  'packages/report/final/final',
  'packages/report/report/report',
  'packages/report/problems/problems',
  'packages/report/checklist/checklist',
] as const

function draftName(meetingId: string): string {
  return `close:${meetingId}`
}

/** What the page shows of who can vote, as the draft leaves some out. */
function votingOf(closing: Closing, { withoutVote }: CloseDraft) {
  const people = mayBeWithoutVote(closing)
  const names = people.filter(({ memberId }) => withoutVote.includes(memberId)).map(({ name }) => name)
  const { meeting, due, live } = closing
  return { people, withoutVoteNames: names.join('、'), voters: votersOf(meeting, due, live, withoutVote) }
}
