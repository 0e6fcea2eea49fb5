import type { OutputOf } from '#contract'
import { isLifeMeeting } from '../../../domain/meeting/meeting-organs'
import { leaveSaying } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped, tappedOneOf } from '../../../page-parts/tapped'
import { ask } from '../../../services/page-load'
import { peopleWithBelow, type NamedPerson } from '../../../services/register'
import { goBack, open } from '../../../services/routes'
import { chooseMark } from '../choose-mark'
import { NO_REPORT_VOTE, reportVote, toVoteAt } from '../close/report-vote'
import { mayHaveSpoken } from '../components/minutes-form/speaking'
import { BLANK_VOTE, NO_VOTERS, type VoteDraft } from '../components/vote-form/vote-draft'
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
  type Corrected,
} from './correct-view'

/** Up to so many names stand there at once; more are behind a tap. */
const FEW = 12
const TEXT_FIELDS = ['raised', 'rectified', 'reason'] as const

/** Correcting the record of a closed meeting: what stood there before is kept, with who changed it and why. */
writingPage('packages/meeting/correct/correct', {
  data: {
    title: '',
    isLifeMeeting: false,
    edits: {} as Edits,
    rows: [] as readonly SheetRow[],
    late: 0,
    isListed: false,
    listed: '',
    occurredOn: '',
    owners: [] as readonly NamedPerson[],
    speakers: [] as ReturnType<typeof mayHaveSpoken>,
    draft: { minutes: '', votes: [], raised: '', rectified: '', reason: '' } as CorrectDraft,
    voters: NO_VOTERS,
    onReport: NO_REPORT_VOTE,
    /** Plan items that stay in the ledger without their decision, after it was saved. */
    itemsLeft: [] as OutputOf<'meeting.correct'>['itemsLeft'],
  },

  async read(at) {
    const meeting = await ask('meeting.get', at)
    const { organ, cellId, occurredOn } = meeting
    const [due, owners, toVote] = await Promise.all([
      ask('meeting.due', { ...at, organ, cellId, occurredOn }),
      peopleWithBelow(at.branchId),
      toVoteAt(at, meeting),
    ])
    return { meeting, due: due.people, lines: correctableLines(meeting), owners, toVote }
  },
  show(seen) {
    const { meeting, lines, owners, toVote } = seen
    const { title, kinds, occurredOn, record } = meeting
    const late = record?.afterClosing.length ?? 0
    const draft = draftOf(meeting)
    return {
      ...{ title, occurredOn, owners, late, isLifeMeeting: isLifeMeeting(kinds), draft },
      speakers: mayHaveSpoken(lines),
      // Offered, not written already: whoever corrects a mark has no votes to enter.
      onReport: reportVote(toVote, draft.votes),
      isListed: late > 0 || lines.length <= FEW,
      ...listOf(seen, {}),
    }
  },

  edit(edits: Edits) {
    if (this.seen) this.setData({ ...listOf(this.seen, { ...this.data.edits, ...edits }), fault: '' })
  },
  async mark(event: WechatMiniprogram.CustomEvent<{ memberId: string }>) {
    const { memberId } = event.detail
    const person = this.seen?.lines.find((each) => each.memberId === memberId)
    const mark = person && (await chooseMark(person))
    if (mark) this.edit({ [memberId]: mark })
  },
  list() {
    this.setData({ isListed: !this.data.isListed })
  },
  takeIn() {
    if (this.seen) this.edit(takenIn(this.seen.meeting))
  },

  put(change: Partial<CorrectDraft>) {
    this.setData({ draft: { ...this.data.draft, ...change }, fault: '' })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const field = tappedOneOf(event, 'field', TEXT_FIELDS)
    if (field) this.put({ [field]: event.detail.value })
  },
  typeMinutes(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.put({ minutes: event.detail.value })
  },
  changeVotes(event: WechatMiniprogram.CustomEvent<{ votes: readonly VoteDraft[] }>) {
    this.putVotes(event.detail.votes)
  },
  voteOnReport(event: WechatMiniprogram.TouchEvent) {
    this.putVotes([...this.data.draft.votes, { ...BLANK_VOTE, title: tapped(event) }])
  },
  putVotes(votes: readonly VoteDraft[]) {
    this.put({ votes })
    if (this.seen) this.setData({ onReport: reportVote(this.seen.toVote, votes) })
  },

  async save() {
    await this.attempt(async () => {
      if (!this.seen) return undefined
      const { draft, edits, voters } = this.data
      const correction = correctionOf(this.seen.meeting, draft, this.seen.lines, edits, voters)
      if ('fault' in correction) return notSent(correction.fault)
      const { itemsLeft } = await this.send('meeting.correct', { ...this.at, ...correction.change })
      if (itemsLeft.length === 0) return leaveSaying('已更正')
      this.setData({ itemsLeft })
      return undefined
    })
  },
  openItem(event: WechatMiniprogram.TouchEvent) {
    void open('packages/secretary/ledger-entry/ledger-entry', { branchId: this.at.branchId, entryId: tapped(event) })
  },
  goBack,
})

/** What the page shows of the list as it would be, and of who could vote by it. */
function listOf({ meeting, due, lines }: Corrected, edits: Edits) {
  return {
    edits,
    rows: withEdits(lines, edits).map((line) => sheetRow(line, meeting.occurredOn)),
    listed: listedText(lines, edits),
    voters: votersBy(meeting, due, lines, edits),
  }
}
