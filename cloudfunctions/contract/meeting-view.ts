/** Shapes of a meeting: what is entered of it, and what is shown of it; in one file though it is long, for they share parts. */
import { DECISION_KINDS } from '#domain/meeting/decision-kind'
import { ENTRY_SOURCES, ENTRY_STATES } from '#domain/entries/entry'
import { wasThere } from '#domain/meeting/mark-remarks'
import { ATTENDANCE_MARKS, LEAVE_STATES } from '#domain/meeting/attendance'
import { LEFT_OUT_GROUNDS } from '#domain/meeting/left-out'
import { MEETING_STATES } from '#domain/meeting/meeting'
import { LECTURERS, MEETING_FORMS, MEETING_KINDS, ORGANS } from '#domain/meeting/meeting-kinds'
import { QUORUM_BASES } from '#domain/meeting/quorum'
import { OUTCOME_REASONS } from '#domain/meeting/votes'
import { monthOf, monthsBetween, type CivilDate, type Month } from '#domain/time/civil-date'
import { MOST_REPEATED } from '#domain/meeting/meeting-repeat'
import * as v from 'valibot'
import { eachOnce, must } from './must'
import { civilDate, count, id, instant, line, month, name, reason, text, timeOfDay } from './schemas'

/** A meeting of a branch, as inputs name it. */
export const meeting = { branchId: id, meetingId: id }
/** Why a meeting cannot be changed or attended. */
export const WHILE_OPEN = ['no-such-meeting', 'meeting-closed', 'meeting-cancelled'] as const
export const meetingKind = v.picklist(MEETING_KINDS)
export const organ = v.picklist(ORGANS)
export const meetingState = v.picklist(MEETING_STATES)
export const mark = v.picklist(ATTENDANCE_MARKS)
const lecturer = v.picklist(LECTURERS)
/** 45 minutes are one 学时; a day at most. */
const studyMinutes = v.pipe(v.number(), v.safeInteger('须为整数分钟'), v.minValue(0), v.maxValue(1440))
/** A branch normally has at most 50 members; this bounds one call. */
const MANY_PEOPLE = 200
const fewerThanThousand = v.pipe(count, v.maxValue(999, '最多 999'))

const ids = v.pipe(v.array(id), v.maxLength(MANY_PEOPLE), eachOnce('同一人只写一次'))

const agenda = v.pipe(
  v.optional(v.pipe(v.array(v.strictObject({ title: line, isPartyBuilding: v.boolean() })), v.maxLength(30)), []),
  v.description('items, each about Party building or not'),
)
const ground = v.picklist(LEFT_OUT_GROUNDS)
const dueChange = v.pipe(
  v.optional(
    v.nullable(
      v.pipe(
        v.strictObject({
          ...{ add: v.optional(ids, []), remove: v.optional(ids, []), reason },
          lawful: v.pipe(
            v.optional(v.pipe(v.array(v.strictObject({ memberId: id, ground })), v.maxLength(MANY_PEOPLE)), []),
            v.description('of those taken off: on which ground they do not count for quorum and votes either'),
          ),
          consent: v.pipe(
            v.optional(v.nullable(reason), null),
            v.description('which higher committee agreed to these grounds, and when'),
          ),
        }),
        v.check(({ add, remove }) => add.length + remove.length > 0, '请写明增加或减少的人'),
      ),
    ),
    null,
  ),
  v.description('left out: those due by rule on that day'),
)
/** What the one who convenes writes down; who is due follows from the organ and the day. */
export const description = {
  kinds: v.pipe(
    v.array(meetingKind),
    v.minLength(1, '至少选一种'),
    v.maxLength(MEETING_KINDS.length),
    eachOnce('同一种只选一次'),
  ),
  title: line,
  occurredOn: civilDate,
  startTime: v.pipe(timeOfDay, v.description('HH:mm in Beijing')),
  endTime: v.pipe(timeOfDay, v.description('HH:mm in Beijing, later on the same day')),
  place: line,
  hostId: v.optional(v.nullable(id), null),
  form: v.picklist(MEETING_FORMS),
  agenda,
  lecturer: v.optional(v.nullable(lecturer), null),
  lecturerId: v.pipe(v.optional(v.nullable(id), null), v.description('when the lecturer is a member')),
  studyMinutes: v.optional(studyMinutes, 0),
  due: dueChange,
}
export const convening = {
  organ,
  cellId: v.pipe(v.optional(v.nullable(id), null), v.description('for cells: which one')),
  ...description,
}

/** Themed Party days: one each month, on the day of the first or the last day of a shorter month. */
export const repeat = v.pipe(
  v.optional(v.nullable(v.strictObject({ until: month })), null),
  v.description('themed Party days: monthly until that month, 12 at most, all or none'),
)
export const isRepeatedRightly = <Input extends { occurredOn: CivilDate; repeat: { until: Month } | null }>() =>
  must<Input>(
    'repeat',
    ({ occurredOn, repeat: again }) =>
      again === null ||
      (again.until > monthOf(occurredOn) && monthsBetween(monthOf(occurredOn), again.until).length <= MOST_REPEATED),
    `须晚于首次的月份，连首次最多${MOST_REPEATED}次`,
  )
export const SCOPES = ['this', 'this-and-following'] as const
export const scope = v.pipe(
  v.optional(v.picklist(SCOPES), 'this'),
  v.description('of those convened together: this one, or also those after it that are still convened'),
)

export const lecturerIsMember = <Input extends { lecturer: string | null; lecturerId: string | null }>() =>
  must<Input>(
    'lecturerId',
    ({ lecturer: who, lecturerId }) => lecturerId === null || (who !== null && who !== 'guest'),
    '授课人是党员时才填写姓名',
  )
export const cellIsNamed = <Input extends { organ: string; cellId: string | null }>() =>
  must<Input>(
    'cellId',
    ({ organ: who, cellId }) => (who === 'cell') === (cellId !== null),
    '党小组的会议须写明党小组，其他会议不写',
  )

const arrivedLate = v.pipe(v.optional(v.boolean()), v.description('迟到; present all the same; left out: as it stands'))
const leftEarly = v.pipe(v.optional(v.boolean()), v.description('早退; present all the same; left out: as it stands'))
const someMark = v.pipe(
  v.strictObject({ memberId: id, mark, reason: v.optional(v.nullable(reason), null), arrivedLate, leftEarly }),
  v.check((said) => wasThere(said.mark) || !(said.arrivedLate || said.leftEarly), '迟到、早退只写到会的人'),
)
export const marks = v.pipe(
  v.array(someMark),
  v.maxLength(MANY_PEOPLE),
  eachOnce('同一人只写一次', ({ memberId }) => memberId),
)
export const someMarks = v.pipe(marks, v.minLength(1, '至少写一人'))
const noVotes = v.optional(count, 0)
const countsEntered = v.strictObject({ yes: noVotes, no: noVotes, abstain: noVotes })
const MOST_CANDIDATES = 50
const seats = v.pipe(count, v.minValue(1, '至少 1 人'), v.maxValue(99, '最多 99 人'))
/** Who was due to vote and who was there is counted by the server. */
const ballot = {
  title: line,
  kind: v.pipe(
    v.optional(v.nullable(v.picklist(DECISION_KINDS)), null),
    v.description('by whose rules it is counted; left out: by the title'),
  ),
  isMajor: v.optional(v.boolean(), false),
  yes: count,
  no: count,
  abstain: count,
  written: v.pipe(
    v.optional(v.nullable(countsEntered), null),
    v.description('admission: of these votes, opinions handed in in writing by voters who could not come'),
  ),
  papers: v.pipe(
    v.optional(v.nullable(v.strictObject({ issued: count, returned: count, spoiled: noVotes })), null),
    v.description('ballots of a secret vote: handed out, handed back, and of those spoiled'),
  ),
  seats: v.pipe(
    v.optional(v.nullable(seats), null),
    v.description('election: how many are to be elected; left out: as many as there are candidates'),
  ),
  candidates: v.pipe(
    v.optional(
      v.pipe(
        v.array(v.strictObject({ name, yes: noVotes, no: noVotes, abstain: noVotes })),
        v.maxLength(MOST_CANDIDATES),
        eachOnce('同一候选人只写一次', (each) => each.name),
      ),
      [],
    ),
    v.description('election with several on one ballot: their votes; yes, no and abstain beside them are 0'),
  ),
  plan: v.pipe(
    v.optional(v.nullable(v.strictObject({ title: line, ownerId: id, dueOn: civilDate })), null),
    v.description('puts a decision that passes on the plan: what, who, by when'),
  ),
}
const MOST_DECISIONS = 50
export const ballots = v.pipe(v.array(v.strictObject(ballot)), v.maxLength(MOST_DECISIONS))
/** A decision of the same title keeps its plan item; one whose title was wrong names it. */
export const correctedBallots = v.pipe(
  v.array(
    v.strictObject({
      ...ballot,
      planEntryId: v.pipe(v.optional(v.nullable(id), null), v.description('the plan item it already has')),
    }),
  ),
  v.maxLength(MOST_DECISIONS),
)
export const withoutVote = v.pipe(ids, v.description('full members who had no vote at this meeting'))
export const minutes = text
export const problems = fewerThanThousand
export const closing = {
  minutes: v.optional(minutes, ''),
  decisions: v.optional(ballots, []),
  withoutVote: v.optional(withoutVote, []),
  problemsRaised: v.optional(problems, 0),
  problemsRectified: v.optional(problems, 0),
  lateReason: v.pipe(
    v.optional(v.nullable(reason), null),
    v.description('why it is a late entry (补录); asked for from the day `lateFrom` of meeting.get on'),
  ),
}

export const tally = v.strictObject({
  expected: count,
  present: count,
  excused: count,
  absent: count,
  observers: count,
  rate: v.nullable(v.string()),
  rateWithoutExcused: v.nullable(v.string()),
})
const planned = { entryId: id, title: line, ownerId: id, dueOn: civilDate }
const counts = { yes: count, no: count, abstain: count }
const decisionFields = {
  title: line,
  kind: v.picklist(DECISION_KINDS),
  isMajor: v.boolean(),
  votersDue: count,
  votersPresent: count,
  yes: count,
  no: count,
  abstain: count,
  isValid: v.boolean(),
  passes: v.boolean(),
  yesNeeded: v.pipe(count, v.description('more than half of the voters due; in an election, of those present')),
  written: v.pipe(v.nullable(v.strictObject(counts)), v.description('of the votes: opinions in writing')),
  papers: v.nullable(v.strictObject({ issued: count, returned: count, spoiled: count })),
  seats: v.nullable(count),
  candidates: v.array(v.strictObject({ name, ...counts, isElected: v.boolean() })),
  presentNeeded: v.pipe(v.nullable(count), v.description('election: how many who may vote have to be there')),
  why: v.picklist(OUTCOME_REASONS),
}
export const decision = v.strictObject({ ...decisionFields, plan: v.nullable(v.strictObject(planned)) })
/** The same with what has become of the plan item. */
const decisionSince = v.strictObject({
  ...decisionFields,
  words: v.pipe(
    v.strictObject({
      ...{ result: v.string(), count: v.string(), papers: v.string(), why: v.string() },
      candidates: v.array(v.string()),
    }),
    v.description('the same in plain Chinese'),
  ),
  plan: v.nullable(
    v.strictObject({
      ...planned,
      ownerName: v.nullable(name),
      state: v.picklist(ENTRY_STATES),
      concludedOn: v.nullable(civilDate),
    }),
  ),
})
export const quorum = v.pipe(
  v.nullable(
    v.strictObject({
      basis: v.picklist(QUORUM_BASES),
      due: count,
      present: count,
      needed: count,
      isMet: v.boolean(),
      takenOff: v.exactOptional(v.pipe(count, v.description('of those due: taken off on no lawful ground'))),
      withoutVote: v.exactOptional(v.pipe(count, v.description('half of the full members or more'))),
      isUnverified: v.exactOptional(
        v.pipe(
          v.literal(true),
          v.description('the rule of that day was not read at its source; counted by the later one'),
        ),
      ),
    }),
  ),
  v.description('null where no rule asks for one, and before the closing'),
)
export const closed = v.strictObject({
  meetingId: id,
  tally,
  quorum,
  decisions: v.array(decision),
  isLateEntry: v.boolean(),
})
export const remarks = {
  arrivedLate: v.boolean(),
  leftEarly: v.boolean(),
  leave: v.pipe(
    v.nullable(v.picklist(LEAVE_STATES)),
    v.description('of somebody who asked for leave: asked (counts as excused), granted, declined (counts as absent)'),
  ),
}
/** One person's mark; `mark` is null where nothing is noted yet. */
export const markView = v.strictObject({
  memberId: id,
  name: v.nullable(name),
  isDue: v.boolean(),
  mark: v.nullable(mark),
  source: v.nullable(v.picklist(ENTRY_SOURCES)),
  markedAt: v.nullable(instant),
  reason: v.nullable(v.string()),
  ...remarks,
})
export const ownMark = v.nullable(v.strictObject({ mark, markedAt: v.nullable(instant), ...remarks }))
/** What everybody who takes part in the branch sees of a meeting. */
export const meetingFields = {
  meetingId: id,
  organ,
  cellId: v.nullable(id),
  kinds: v.array(meetingKind),
  title: line,
  occurredOn: civilDate,
  startsAt: instant,
  endsAt: instant,
  place: line,
  form: v.picklist(MEETING_FORMS),
  state: meetingState,
  tally: v.nullable(tally),
  isLateEntry: v.boolean(),
  originally: v.pipe(
    v.nullable(v.strictObject({ startsAt: instant, place: line })),
    v.description('the hour and place it was convened with; null where it was not moved'),
  ),
  cancelledAt: v.nullable(instant),
  isDue: v.boolean(),
  ownMark,
  leaveLapsed: v.pipe(
    v.boolean(),
    v.description('the person had leave for a day from which it was moved since: not noted, may ask again'),
  ),
}
/** What only those see who read or keep the records. */
const record = v.strictObject({
  sheet: v.array(markView),
  dueChange: v.nullable(
    v.strictObject({
      ...{ added: v.array(v.nullable(name)), removed: v.array(v.nullable(name)), reason },
      lawful: v.exactOptional(v.array(v.strictObject({ name: v.nullable(name), ground }))),
      consent: v.exactOptional(v.pipe(v.string(), v.description('of the next higher committee to these grounds'))),
    }),
  ),
  withoutVote: v.array(v.nullable(name)),
  corrections: v.array(v.strictObject({ at: instant, byName: v.nullable(name), reason, before: v.array(v.string()) })),
  afterClosing: v.pipe(v.array(markView), v.description('marks that came in while it was being closed: not counted')),
})
export const meetingView = v.strictObject({
  ...meetingFields,
  cellName: v.nullable(name),
  seriesId: v.pipe(v.nullable(id), v.description('shared by those convened together, month by month')),
  following: v.pipe(count, v.description('of the series: how many after it are still convened')),
  hostId: v.nullable(id),
  hostName: v.nullable(name),
  agenda: v.array(v.strictObject({ title: line, isPartyBuilding: v.boolean() })),
  lecturer: v.nullable(lecturer),
  lecturerId: v.nullable(id),
  lecturerName: v.nullable(name),
  studyMinutes,
  problemsRaised: count,
  problemsRectified: count,
  quorum,
  proceedings: v.pipe(
    v.nullable(v.strictObject({ minutes: v.string(), decisions: v.array(decisionSince), photos: count })),
    v.description('null for whoever neither was there or due nor reads the records'),
  ),
  record: v.pipe(v.nullable(record), v.description('null for whoever does not read or keep the records')),
  recordedAt: instant,
  recordedByName: v.nullable(name),
  closedAt: v.nullable(instant),
  closedByName: v.nullable(name),
  lateReason: v.nullable(v.string()),
  lateFrom: v.pipe(civilDate, v.description('the first day on which closing it is a late entry (补录)')),
  reason: v.nullable(v.string()),
})
