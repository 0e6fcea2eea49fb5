/**
 * The minutes of a meeting on paper (会议记录): the head, the agenda, what was said, each decision with its votes and what
 * follows from them, lines to sign, and the attendance sheet (到会登记表) as the annex. What there was none of is left out.
 */
import type { SheetLine } from '#domain/meeting/attendance'
import { decisionSentence } from '#domain/meeting/decision-words'
import { LECTURER_LABELS } from '#domain/meeting/labels'
import { remarksText } from '#domain/meeting/mark-remarks'
import type { MeetingPhoto } from '#domain/meeting/meeting-photo'
import type { ClosedMeeting } from '#domain/meeting/meeting'
import { earlierLines } from '#domain/meeting/meeting-correction'
import { isLifeMeeting } from '#domain/meeting/meeting-organs'
import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, beijingTime } from '#domain/time/instant'
import type { Block, OfficialDocument, Run } from '../../ports/documents'
import { byNameOf, factsOf, NOT_ON_REGISTER, tablesOf, type PrintedMeeting } from '../roll/attendance-print'

interface PrintedMinutes extends PrintedMeeting {
  readonly meeting: ClosedMeeting
  readonly photos: readonly MeetingPhoto[]
}

const ATTENDANCE = '到会登记表'
const PHOTOS = '照片'

export function minutesDocument(printed: PrintedMinutes): OfficialDocument {
  const { meeting, branch, photos } = printed
  return {
    title: `${meeting.title}会议记录`,
    byline: branch.name,
    blocks: [
      ...headOf(printed).map(([what, text]) => paragraph(`${what}：${text}`)),
      ...under(
        '议程',
        meeting.agenda.map(({ title, isPartyBuilding }, at) =>
          paragraph(`${at + 1}. ${title}${isPartyBuilding ? '（党建议题）' : ''}`),
        ),
      ),
      { kind: 'heading', level: 1, text: '会议内容' },
      ...minutesBlocks(printed),
      ...under('表决', decisionBlocks(printed)),
      ...under('查摆的问题', problemBlocks(meeting)),
      ...correctionBlocks(printed),
      { kind: 'attachments', names: photos.length > 0 ? [ATTENDANCE, PHOTOS] : [ATTENDANCE] },
      {
        kind: 'signature',
        lines: ['主持人（签字）：＿＿＿＿＿＿', '记录人（签字）：＿＿＿＿＿＿', '　　　　年　　月　　日'],
      },
      { kind: 'page-break' },
      { kind: 'annex-title', title: ATTENDANCE, ...(photos.length > 0 ? { number: 1 } : {}) },
      ...tablesOf(printed).flatMap(({ name, columns, rows }): Block[] => [
        { kind: 'plain-heading', text: name },
        { kind: 'table', size: 'small', columns, rows },
      ]),
      ...photoBlocks(photos),
    ],
  }
}

function photoBlocks(photos: readonly MeetingPhoto[]): Block[] {
  if (photos.length === 0) return []
  const pictures = photos.map(({ base64, width, height, turn, caption }): Block => {
    return { kind: 'picture', jpeg: Buffer.from(base64, 'base64'), width, height, turn, caption }
  })
  return [{ kind: 'page-break' }, { kind: 'annex-title', title: PHOTOS, number: 2 }, ...pictures]
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] }
}

function under(heading: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: heading }, ...blocks]
}

type Said = readonly [what: string, text: string]

/** What the attendance sheet says of the meeting, and who wrote it down, beside who presided; then who was away or looked on. */
function headOf(printed: PrintedMinutes): Said[] {
  const { meeting, nameOf } = printed
  const { lecturer, lecturerId, closedBy } = meeting
  const name = lecturerId === null ? '' : (nameOf(lecturerId) ?? NOT_ON_REGISTER)
  const hands: Said[] = [
    ['记录人', nameOf(closedBy) ?? NOT_ON_REGISTER],
    ...(lecturer === null ? [] : [['授课人', name || LECTURER_LABELS[lecturer]] as const]),
  ]
  const facts = factsOf(printed).flatMap((fact) => (fact[0] === '主持人' ? [fact, ...hands] : [fact]))
  return [...facts, ...peopleOf(printed)]
}

/** Who was away and why; who looked on. */
function peopleOf({ meeting, nameOf }: PrintedMinutes): Said[] {
  const { sheet, dueIds } = meeting
  const due = new Set(dueIds)
  const said = (line: SheetLine) => {
    const words = [remarksText(line), line.reason ?? ''].filter((word) => word !== '').join('，')
    return `${nameOf(line.memberId) ?? NOT_ON_REGISTER}${words === '' ? '' : `（${words}）`}`
  }
  const list = (what: string, those: (line: SheetLine) => boolean): Said[] => {
    const lines = byNameOf(sheet.filter(those), { nameOf })
    return lines.length === 0 ? [] : [[what, lines.map(said).join('、')]]
  }
  return [
    ...list('请假', ({ mark, memberId }) => mark === 'excused' && due.has(memberId)),
    ...list('缺席', ({ mark, memberId }) => mark === 'absent' && due.has(memberId)),
    ...list('列席', ({ memberId }) => !due.has(memberId)),
  ]
}

/** A line each; where it begins with somebody who was there and a colon, who spoke is set apart. */
function minutesBlocks({ meeting, nameOf }: PrintedMinutes): Block[] {
  const lines = meeting.minutes.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) return [paragraph('没有写会议内容。')]
  const names = new Set(meeting.sheet.map(({ memberId }) => nameOf(memberId)))
  return lines.map((line) => ({ kind: 'paragraph', runs: spokenRuns(line.trim(), names) }))
}

function spokenRuns(line: string, names: ReadonlySet<string | null>): Run[] {
  const [head = '', name = ''] = /^(.{1,40}?)(?:同志)?[：:]/.exec(line) ?? []
  return names.has(name) ? [{ text: head, mark: 'lead' }, { text: line.slice(head.length) }] : [{ text: line }]
}

function decisionBlocks({ meeting, nameOf }: PrintedMinutes): Block[] {
  const decisions = meeting.decisions.flatMap((decision, at) => {
    const { title, isMajor, plan } = decision
    const owner = plan && (nameOf(plan.ownerId) ?? NOT_ON_REGISTER)
    return [
      paragraph(`${at + 1}. ${title}${isMajor ? '（重大事项）' : ''}`),
      paragraph(decisionSentence(decision, meeting.occurredOn)),
      ...(plan ? [paragraph(`列入计划：${plan.title}，${owner}负责，${formatChineseDate(plan.dueOn)}前完成。`)] : []),
    ]
  })
  const without = meeting.withoutVoteIds.map((id) => nameOf(id) ?? NOT_ON_REGISTER)
  return [...decisions, ...(without.length > 0 ? [paragraph(`这次没有表决权：${without.join('、')}。`)] : [])]
}

function problemBlocks({ kinds, problemsRaised, problemsRectified }: ClosedMeeting): Block[] {
  return isLifeMeeting(kinds) ? [paragraph(`查摆问题${problemsRaised}个，已整改${problemsRectified}个。`)] : []
}

/** All of them, with what stood there before. */
function correctionBlocks({ meeting, nameOf }: PrintedMinutes): Block[] {
  const lines = meeting.corrections.map(({ at, by, reason, before }) => {
    const stood = earlierLines(before, (id) => nameOf(id) ?? NOT_ON_REGISTER)
      .join('；')
      .replaceAll('\n', ' ')
    const when = `${formatChineseDate(beijingDate(at))}${beijingTime(at)}`
    return paragraph(`${when}，${nameOf(by) ?? NOT_ON_REGISTER}更正，原因：${reason}。原为：${stood}`)
  })
  return lines.length === 0 ? [] : [{ kind: 'plain-heading', text: '更正' }, ...lines]
}
