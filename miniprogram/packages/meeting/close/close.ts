import { yearOf } from '../../../domain/time/civil-date'
import { leaveBackTo, leaveFor } from '../../../page-parts/leaving'
import { notSent, readingPage } from '../../../page-parts/page'
import { tapped, tappedOneOf } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepTyped } from '../../../services/drafts'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { open } from '../../../services/routes'
import { mayHaveSpoken } from '../components/minutes-form/speaking'
import { BLANK_VOTE, NO_VOTERS, type VoteDraft } from '../components/vote-form/vote-draft'
import { countsOf } from '../host/host-view'
import { arrangedText } from '../meeting-text'
import {
  itemsToVote,
  NO_REPORT_VOTE,
  proposedVotes,
  reportVote,
  toVoteAt,
  type ReportVote,
  type ToVote,
} from './report-vote'
import {
  beforeClosing,
  BLANK_CLOSING,
  closingOf,
  mayBeWithoutVote,
  votersOf,
  wholeDraft,
  type Closing,
  type CloseDraft,
} from './close-view'

interface Seen extends Closing {
  readonly owners: readonly NamedPerson[]
  readonly toVote: ToVote
}

const TEXT_FIELDS = ['raised', 'rectified', 'lateReason'] as const

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
    voters: NO_VOTERS,
    occurredOn: '',
    ...{ onReport: NO_REPORT_VOTE, isProposed: false },
    owners: [] as readonly NamedPerson[],
    people: [] as ReturnType<typeof mayBeWithoutVote>,
    speakers: [] as ReturnType<typeof mayHaveSpoken>,
    withoutVoteNames: '',
    isChoosing: false,
  },
  begin: ({ meetingId }) => ({ draft: wholeDraft(draftOver(draftName(meetingId), BLANK_CLOSING)) }),
  stays: true,

  /** Nothing of a meeting that is over: it is left for its record. */
  async read(at): Promise<Seen | undefined> {
    const meeting = await ask('meeting.get', at)
    const { organ, cellId, occurredOn } = meeting
    if (meeting.state !== 'convened') return undefined
    const [live, due, owners, toVote] = await Promise.all([
      ask('meeting.live', at),
      ask('meeting.due', { ...at, organ, cellId, occurredOn }),
      peopleWithBelow(at.branchId),
      toVoteAt(at, meeting),
    ])
    return { meeting, live, due: due.people, owners, toVote }
  },
  show(seen, at, { draft: typed, isProposed }) {
    if (!seen) return leaveFor('packages/meeting/detail/detail', at)
    const { meeting, live, owners, toVote } = seen
    // Once only: whoever takes it away does not want it.
    const draft = isProposed ? typed : { ...typed, votes: proposedVotes(toVote, typed.votes) }
    const { title, agenda, occurredOn } = meeting
    const notes = beforeClosing(live, meeting, today())
    const arranged = arrangedText(meeting, yearOf(today()))
    const proposed = { draft, isProposed: true, onReport: onReportOf(seen, draft) }
    const shown = {
      title,
      arranged,
      agenda,
      occurredOn,
      notes,
      owners,
      counts: countsOf(live),
      speakers: mayHaveSpoken(live.people),
    }
    return { ...shown, ...proposed, ...votingOf(seen, draft) }
  },

  put(change: Partial<CloseDraft>) {
    const draft = { ...this.data.draft, ...change }
    this.setData({ draft, fault: '', ...(this.seen ? { onReport: onReportOf(this.seen, draft) } : {}) })
    keepTyped(draftName(this.at.meetingId), draft)
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = tappedOneOf(event, 'field', TEXT_FIELDS)
    if (field) this.put({ [field]: event.detail.value })
  },
  typeMinutes(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.put({ minutes: event.detail.value })
  },
  changeVotes(event: WechatMiniprogram.CustomEvent<{ votes: readonly VoteDraft[] }>) {
    this.put({ votes: event.detail.votes })
  },
  voteOnReport(event: WechatMiniprogram.TouchEvent) {
    const title = tapped(event)
    this.put({ votes: [...this.data.draft.votes, { ...BLANK_VOTE, title }] })
  },
  voteOnAgenda() {
    const { agenda, draft } = this.data
    const fresh = itemsToVote(agenda, draft.votes)
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
      const content = `${notes.unmarked}${this.data.onReport.about && '还没有能用来给述职报告定稿的表决。'}结束之后，到会情况就此确定，要改须写更正。`
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
  'packages/final/final/final',
  'packages/report/report/report',
  'packages/report/problems/problems',
  'packages/report/checklist/checklist',
] as const

function draftName(meetingId: string): string {
  return `close:${meetingId}`
}

/** What is said of the vote on a report; the Party group has no rule for how many have to be there. */
function onReportOf(seen: Seen, { votes, withoutVote }: CloseDraft): ReportVote {
  const { meeting, due, live, toVote } = seen
  const { quorum } = votersOf(meeting, due, live.people, withoutVote)
  return reportVote(toVote, votes, quorum ? undefined : live)
}

/** What the page shows of who can vote, as the draft leaves some out. */
function votingOf(closing: Closing, { withoutVote }: CloseDraft) {
  const people = mayBeWithoutVote(closing)
  const names = people.filter(({ memberId }) => withoutVote.includes(memberId)).map(({ name }) => name)
  const { meeting, due, live } = closing
  return { people, withoutVoteNames: names.join('、'), voters: votersOf(meeting, due, live.people, withoutVote) }
}
