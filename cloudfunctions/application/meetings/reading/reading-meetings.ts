import type { InputOf } from '#contract'
import { slippedIn } from '#domain/meeting/attendance-sheet'
import { lateFrom } from '#domain/entries/entry'
import type { Attendance } from '#domain/meeting/attendance'
import type { Meeting, MeetingCorrection } from '#domain/meeting/meeting'
import { earlierLines } from '#domain/meeting/meeting-correction'
import { decisionWords } from '#domain/meeting/decision-words'
import { standing } from '#domain/meeting/meeting-plan'
import { may } from '#domain/people/permission'
import { byName, memberNames } from '../../member-names'
import { pageOfSome } from '../../paging'
import { isRefusal, type BranchContext, type Handlers } from '../../ports/handling'
import type { Reader } from '../../ports/store'
import { decisionView } from '../closing/closed-record'
import { dueAt } from '../due-on-day'
import { keepsMeeting, meetingOf } from '../finding-meetings'
import {
  LISTED_FIELDS,
  LISTED_LINES,
  markView,
  meetingFields,
  ownParts,
  writtenOf,
  type NameOf,
} from '../meeting-fields'
import { itemsSince } from '../following-up/plan-items'
import { followingIn } from '../arranging/meeting-series'

export const readingHandlers: Handlers<'meeting.get' | 'meeting.list'> = {
  'meeting.get': async ({ meetingId }, context) => {
    const meeting = await meetingOf(meetingId, context)
    if (isRefusal(meeting)) return meeting
    const { store, caller, branch } = context
    const readsRecord = may(caller, 'read-records', branch) || keepsMeeting(meeting, context)
    const [ownPartOf, isDueAt, nameOf, marks, following, photos] = await Promise.all([
      ownParts([meeting], caller.memberId, store),
      dueAt([meeting], caller.memberId, store),
      memberNames(store, readsRecord ? everybodyIn(meeting) : namedOpenly(meeting)),
      readsRecord && meeting.state === 'closed' ? store.findAll('attendance', { meetingId }) : [],
      followingIn(meeting, store),
      store.findSome('meetingPhotos', { filter: { meetingId }, only: ['meetingId'] }),
    ])
    const wasThere = writtenOf(meeting).sheet.some(({ memberId }) => memberId === caller.memberId)
    const isDue = isDueAt(meeting)
    const readsProceedings = readsRecord || wasThere || isDue
    return {
      ...meetingFields(meeting, isDue, ownPartOf(meeting)),
      ...openly(meeting, nameOf, context),
      following: following.length,
      proceedings: readsProceedings ? { ...(await proceedingsOf(meeting, store)), photos: photos.length } : null,
      record: readsRecord ? recordOf(meeting, marks, nameOf) : null,
    }
  },

  'meeting.list': async (input, { store, caller }) => {
    const { cursor, pageSize } = input
    const page = await pageOfSome(store, 'meetings', {
      filter: listed(input),
      ...{ dateField: 'occurredOn', cursor, pageSize },
      only: LISTED_FIELDS,
      ofMember: { memberId: caller.memberId, lists: LISTED_LINES },
    })
    const [ownPartOf, isDueAt] = await Promise.all([
      ownParts(page.items, caller.memberId, store),
      dueAt(page.items, caller.memberId, store),
    ])
    const items = page.items.map((meeting) => meetingFields(meeting, isDueAt(meeting), ownPartOf(meeting)))
    return { items, next: page.next }
  },
}

function listed({ branchId, states, kind, organ, cellId, from, to }: InputOf<'meeting.list'>) {
  const occurredOn = { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) }
  return {
    branchId,
    state: { $in: states },
    ...(from || to ? { occurredOn } : {}),
    ...(kind ? { kinds: kind } : {}),
    ...(organ ? { organ } : {}),
    ...(cellId ? { cellId } : {}),
  }
}

function namedOpenly(meeting: Meeting) {
  const { hostId, lecturerId, recordedBy } = meeting
  return [hostId, lecturerId, recordedBy, writtenOf(meeting).closedBy]
}

function everybodyIn(meeting: Meeting) {
  const { dueIds, dueChange } = meeting
  const { sheet, withoutVoteIds, corrections } = writtenOf(meeting)
  const earlier = corrections.flatMap(({ by, before }) => [
    by,
    ...(before.sheet ?? []).map(({ memberId }) => memberId),
    ...(before.withoutVoteIds ?? []),
  ])
  const lines = sheet.map(({ memberId }) => memberId)
  const changed = [...(dueChange?.added ?? []), ...(dueChange?.removed ?? [])]
  return [...namedOpenly(meeting), ...lines, ...dueIds, ...changed, ...withoutVoteIds, ...earlier]
}

function openly(meeting: Meeting, nameOf: NameOf, { branch }: BranchContext) {
  const { cellId, hostId, agenda, lecturer, lecturerId, studyMinutes, recordedAt, recordedBy } = meeting
  const { problemsRaised, problemsRectified, quorum, closedAt, closedBy, lateReason } = writtenOf(meeting)
  return {
    cellName: branch.cells.find(({ id }) => id === cellId)?.name ?? null,
    seriesId: meeting.seriesId ?? null,
    hostId,
    hostName: nameOf(hostId),
    agenda: [...agenda],
    lecturer,
    lecturerId,
    lecturerName: nameOf(lecturerId),
    studyMinutes,
    problemsRaised,
    problemsRectified,
    quorum,
    recordedAt,
    recordedByName: nameOf(recordedBy),
    closedAt,
    closedByName: nameOf(closedBy),
    lateReason,
    lateFrom: lateFrom(meeting.occurredOn, branch.settings.lateEntryAfterDays),
    reason: meeting.state === 'cancelled' ? meeting.reason : null,
  }
}

async function proceedingsOf(meeting: Meeting, store: Reader) {
  const { decisions, minutes } = writtenOf(meeting)
  const itemOf = await itemsSince({ ...meeting, decisions }, store)
  const nameOf = await memberNames(
    store,
    decisions.flatMap(({ plan }) => (plan ? [plan.ownerId] : [])),
  )
  const views = decisions.map((decision) => {
    const { plan, ...view } = decisionView(decision)
    const item = plan && itemOf(plan.entryId)
    const { state = 'withdrawn' as const, concludedOn = null } = item ?? {}
    const words = decisionWords(decision, meeting.occurredOn)
    return {
      ...view,
      words: { ...words, candidates: [...words.candidates] },
      plan: plan && { ...plan, ownerName: nameOf(plan.ownerId), state, concludedOn },
    }
  })
  return { minutes, decisions: views }
}

function recordOf(meeting: Meeting, marks: readonly Attendance[], nameOf: NameOf) {
  const { dueIds, dueChange } = meeting
  const { sheet, withoutVoteIds, corrections } = writtenOf(meeting)
  const lines = (list: readonly { memberId: string }[]) =>
    list
      .map((line) => markView(line, dueIds.includes(line.memberId), nameOf))
      .sort(
        byName(
          ({ name }) => name ?? '',
          ({ memberId }) => memberId,
        ),
      )
  return {
    sheet: lines(sheet),
    dueChange: dueChange && {
      added: dueChange.added.map(nameOf),
      removed: dueChange.removed.map(nameOf),
      reason: dueChange.reason,
      ...(dueChange.lawful
        ? { lawful: dueChange.lawful.map(({ memberId, ground }) => ({ name: nameOf(memberId), ground })) }
        : {}),
      ...(dueChange.consent === undefined ? {} : { consent: dueChange.consent }),
    },
    withoutVote: withoutVoteIds.map(nameOf),
    corrections: corrections.map((correction) => correctionView(correction, nameOf)),
    afterClosing: lines(slippedIn({ dueIds, sheet, corrections }, standing(meeting, marks))),
  }
}

function correctionView({ at, by, reason, before }: MeetingCorrection, nameOf: NameOf) {
  return { at, byName: nameOf(by), reason, before: earlierLines(before, (id) => nameOf(id) ?? '（已不在名册）') }
}
