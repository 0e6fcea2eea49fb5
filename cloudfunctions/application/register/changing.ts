import type { InputOf, Refusal } from '#contract'
import type { CivilDate } from '#domain/time/civil-date'
import { SEX_LABELS } from '#domain/people/labels'
import type { Member } from '#domain/people/member'
import { changeOn, spanOn, type FactChange, type MemberSpan } from '#domain/people/member-history'
import { factsInWords, isOldEnough, YOUNGEST } from '#domain/people/register-person'
import { isPartyMember, standingIn } from '#domain/people/roll'
import { stepRefused, tooEarlyToBeFull } from '#domain/people/stage-steps'
import { touched } from '../branches/visible'
import { accountsToAlign } from '../dues/align'
import { decide, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { changeLine, everOnRoll, refusedCell, refusedNumber } from './placing'
import { memberOf } from './reading'

export const changingHandlers: Handlers<'register.change' | 'register.correctPerson'> = {
  'register.change': async ({ memberId, effectiveOn, change: sent }, context) => {
    const { branch } = context
    const found = await onRollOn(memberId, effectiveOn, context)
    if ('ok' in found) return found
    const { member, span } = found
    const refusal = refusedCell(branch, sent.cellId, effectiveOn, 'change.cellId')
    if (refusal) return refusal
    const change = factChange(sent)
    const spans = changeOn(member.spans, effectiveOn, change)
    if ('refused' in spans) return refuse(spans.refused, { field: 'effectiveOn', detail: { name: member.name } })
    // From the first day on it is no step, and still nobody is full today before the end of probation.
    const early = change.stage === 'full' ? tooEarlyToBeFull(member.admittedOn, context.today) : undefined
    const reason = change.stage && (stepRefused(member.spans, spans, member.admittedOn) ?? early)
    if (reason) return refuse('stage-not-allowed', { field: 'change.stage', detail: { name: member.name, reason } })
    const what = factsInWords(span, change, (id) => branch.cells.find((cell) => cell.id === id)?.name ?? '').join('；')
    const doc: Member = {
      ...member,
      admittedOn: member.admittedOn ?? admission(span, change, effectiveOn),
      spans,
      changes: [...member.changes, changeLine(effectiveOn, what, context)],
      revision: member.revision + 1,
    }
    const dues = await accountsToAlign(doc, context.store)
    return decide({ memberId }, [{ do: 'replace', in: 'members', doc }, touched(branch), ...dues], memberId)
  },

  'register.correctPerson': async ({ memberId, correct }, context) => {
    const { branch, store, today } = context
    const member = await memberOf(memberId, context)
    if (!member) return refuse('no-such-member', { field: 'memberId' })
    if (!standingIn(member, branch._id, today))
      return refuse('not-on-roll', { field: 'memberId', detail: { name: member.name, date: today } })
    if (correct.admittedOn && correct.admittedOn > today)
      return refuse('in-the-future', { field: 'correct.admittedOn', detail: { today } })
    if (correct.birthYear !== undefined && !isOldEnough(correct.birthYear, today))
      return refuse('under-age', { field: 'correct.birthYear', detail: { youngest: YOUNGEST } })
    const taken = refusedNumber(await everOnRoll(store, branch), correct.number, 'correct.number', memberId)
    if (taken) return taken
    const what = corrections(member, correct)
    if (what.length === 0) return refuse('no-change', { field: 'correct', detail: { name: member.name } })
    const changes = [...member.changes, changeLine(today, `更正：${what.join('；')}`, context)]
    const doc = { ...corrected(member, correct), changes, revision: member.revision + 1 }
    return decide({ memberId }, [{ do: 'replace', in: 'members', doc }, touched(branch)], memberId)
  },
}

/** The member and what holds on that day, if the branch keeps the register of that day. */
export async function onRollOn(
  memberId: string,
  day: CivilDate,
  context: BranchContext,
  field = 'effectiveOn',
): Promise<
  | { readonly member: Member; readonly span: MemberSpan }
  | Refusal<'no-such-member' | 'not-on-roll' | 'before-joining' | 'after-leaving' | 'in-the-future'>
> {
  const { branch, today } = context
  const member = await memberOf(memberId, context)
  if (!member) return refuse('no-such-member', { field: 'memberId' })
  if (day > today) return refuse('in-the-future', { field, detail: { today } })
  const detail = { name: member.name, date: day }
  const span = spanOn(member.spans, day)
  if (!span) {
    const hasJoined = member.spans.some(({ fromOn }) => fromOn <= day)
    return refuse(hasJoined ? 'after-leaving' : 'before-joining', { field, detail })
  }
  return span.branchId === branch._id ? { member, span } : refuse('not-on-roll', { field, detail })
}

type SentChange = InputOf<'register.change'>['change']

/** Without the facts that were left out. */
function factChange(sent: SentChange): FactChange {
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
}

/** Probation begins on the day the general meeting accepts (党章 art. 7): that is the day of admission. */
function admission(before: MemberSpan, { stage }: FactChange, effectiveOn: CivilDate): CivilDate | null {
  return stage === 'probationary' && !isPartyMember(before.stage) ? effectiveOn : null
}

type Correction = InputOf<'register.correctPerson'>['correct']

function corrected(member: Member, { name, sex, birthYear, number, admittedOn }: Correction): Member {
  const { number: before, ...person } = member
  const after = number === undefined ? before : (number ?? undefined)
  return {
    ...person,
    name: name ?? member.name,
    sex: sex ?? member.sex,
    birthYear: birthYear ?? member.birthYear,
    admittedOn: admittedOn === undefined ? member.admittedOn : admittedOn,
    ...(after === undefined ? {} : { number: after }),
  }
}

/** What the correction alters, in words. */
function corrections(member: Member, correct: Correction): string[] {
  const after = corrected(member, correct)
  const lines: [label: string, before: string, after: string][] = [
    ['姓名', member.name, after.name],
    ['性别', SEX_LABELS[member.sex], SEX_LABELS[after.sex]],
    ['出生年份', String(member.birthYear), String(after.birthYear)],
    ['编号', member.number ?? '无', after.number ?? '无'],
    ['入党日期', member.admittedOn ?? '未填', after.admittedOn ?? '未填'],
  ]
  return lines.filter(([, was, is]) => was !== is).map(([label, was, is]) => `${label}：${was}→${is}`)
}
