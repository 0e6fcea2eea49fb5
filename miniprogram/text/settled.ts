import type { Answer, ProcedureName } from '#contract'
import { sentenceOf } from './refusals'
import type { TransportCode } from './transport'

/** What is said of something that waited for the network and has now been answered. */
const DONE: Readonly<Record<string, string>> = {
  'meeting.checkIn': '会议签到已办好。',
  'offer.signIn': '班次签到已送到；补送的，由组织的同志核对。',
  'offer.signOut': '班次签退已送到；补送的，由组织的同志核对。',
}
const WHAT: Readonly<Record<string, string>> = {
  'meeting.checkIn': '会议签到',
  'offer.signIn': '班次签到',
  'offer.signOut': '班次签退',
}

export function settledNotice(
  procedure: ProcedureName,
  answer: Answer<ProcedureName> | { readonly ok: false; readonly code: TransportCode },
): { readonly title: string; readonly content: string } {
  const what = WHAT[procedure] ?? '先前的提交'
  if (answer.ok) return { title: '已发送', content: DONE[procedure] ?? '先前没有发出的内容已发送。' }
  if (answer.code === 'awaits-host') return { title: `${what}已送到`, content: '等主持人确认，确认后记为到会。' }
  if (answer.code === 'already-recorded') return { title: '已发送', content: `${what}先前已经登记过了。` }
  if ('requestId' in answer) return { title: `${what}没有办成`, content: sentenceOf(answer) }
  return {
    title: `${what}没有办成`,
    content: `${sentenceOf(answer)}已经试过几次，不再重发：请告诉主持或组织的同志补记。`,
  }
}
