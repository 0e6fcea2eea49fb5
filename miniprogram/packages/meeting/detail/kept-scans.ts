/** Scans that brought nobody in, as they are kept with a meeting: who, when, why, and what the host made of it. */
import type { OutputOf } from '#contract'
import { momentText } from '../../../text/dates'
import type { ScanFailure } from '../../../domain/failed-scan'

type KeptScan = OutputOf<'meeting.scans'>['scans'][number]

export interface ScanRow {
  readonly scanId: string
  readonly who: string
  readonly why: string
  readonly outcome: string
}

const WHY: Readonly<Record<ScanFailure, string>> = {
  malformed: '扫的不是签到码',
  'no-such-meeting': '没有这次会议',
  'meeting-cancelled': '会议已取消',
  'meeting-closed': '会议已经结束',
  'meeting-not-open': '签到还没有开始',
  'scanning-off': '支部不用扫码签到',
  'too-many-attempts': '口令试的次数太多',
  'code-wrong': '签到码不对',
  'other-meeting': '另一个会议的签到码',
  'code-expired': '签到码已经换了',
  'sent-late': '当时没有网络，后来补送',
  'not-bound': '微信还没有加入支部',
  'not-on-roll': '不在这次会议的名册上',
}

export function scanRow({ scanId, name, reason, lastAt, times, isThere, settled }: KeptScan): ScanRow {
  const often = times > 1 ? `，共 ${times} 次` : ''
  return {
    scanId,
    who: name ?? '还没有加入的同志',
    why: `${momentText(lastAt)}${often} · ${WHY[reason]}`,
    outcome: settled ? settledText(settled) : isThere ? '后来已登记到会' : '没有处理',
  }
}

function settledText({ as, byName, at, reason }: NonNullable<KeptScan['settled']>): string {
  const what = as === 'present' ? '记为到会' : '不作数'
  return `${byName ?? '主持人'} ${momentText(at)} ${what}：${reason}`
}
