/** What waits for the host: leave somebody asked for, and scans that brought nobody in. */
import type { CivilDate } from '../../../../domain/time/civil-date'
import type { ScanSettlement } from '../../../../domain/meeting/failed-scan'
import { LEAVE_LABELS, wasThere } from '../../../../domain/meeting/mark-remarks'
import type { LiveView, MarkLine } from '../../../../services/meetings'
import { GONE, isOpen, moment } from '../../scan-rows'

/** Leave somebody asked for; it can be decided anew until the meeting is closed. */
export interface LeaveRow {
  readonly memberId: string
  readonly name: string
  /** Why, in the person's own words, and when it was asked. */
  readonly note: string
  readonly isAsked: boolean
  /** 准假 or 未准假; empty while it is only asked for. */
  readonly decided: string
}

/** Words to choose from; the host may write others. */
export const REASONS: Readonly<Record<ScanSettlement, readonly string[]>> = {
  present: ['本人在会场', '手机没有网络', '扫得慢，码已更换', '已当面核对'],
  dismissed: ['本人不在会场', '转发的截图', '误扫、试扫', '不认识'],
}

/** What the person is asked before a scan is settled. Once the meeting is closed, to let it count is to correct its record. */
export function askedBefore(as: ScanSettlement, name: string, isClosed: boolean) {
  const reasons = REASONS[as]
  if (as === 'present')
    return isClosed
      ? {
          heading: `${name}：计入到会名单`,
          note: '作为更正计入，人数重新计算；谁、何时、为什么都随记录保留。',
          reasons,
        }
      : { heading: `${name}：记为到会`, note: '时间按扫码时记，原因随记录保留。', reasons }
  const note = `扫码的记录和原因都会保留${isClosed ? '' : '；本人到会可以再登记'}。`
  return { heading: `${name}：这次扫码不作数`, note, reasons }
}

export function leaveRows(people: readonly MarkLine[], on: CivilDate): LeaveRow[] {
  const asked = people.flatMap(({ memberId, name, leave, reason, markedAt }) => {
    if (leave === null) return []
    const isAsked = leave === 'asked'
    const at = markedAt ? `${moment(markedAt, on)}${isAsked ? '提出' : '登记'}` : ''
    const note = [reason, at].filter(Boolean).join(' · ')
    return [{ memberId, name: name ?? GONE, note, isAsked, decided: isAsked ? '' : LEAVE_LABELS[leave] }]
  })
  return [...asked.filter(({ isAsked }) => isAsked), ...asked.filter(({ isAsked }) => !isAsked)]
}

/** How many things wait to be decided. */
export function waitingCount({ people, scans }: Pick<LiveView, 'people' | 'scans'>): number {
  return people.filter(({ leave }) => leave === 'asked').length + scans.filter(isOpen).length
}

interface Named {
  readonly memberId: string
  readonly name: string
}
/** Who a stranger may be: those due who are not there yet, then the rest of the branch. */
export function strangerChoices(people: readonly MarkLine[], others: readonly Named[]): Named[] {
  const away = people.filter(({ mark }) => mark === null || !wasThere(mark))
  const listed = new Set(people.map(({ memberId }) => memberId))
  return [
    ...away.flatMap(({ memberId, name }) => (name === null ? [] : [{ memberId, name }])),
    ...others.filter(({ memberId }) => !listed.has(memberId)),
  ]
}
