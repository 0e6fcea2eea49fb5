import type { OutputOf } from '#contract'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { versionWords } from '../../../domain/report/final-report'
import { writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { momentText } from '../../../text/dates'

type Finals = OutputOf<'report.finals'>
interface Seen extends Finals {
  readonly mayFinalize: boolean
  readonly openPoints: number
}
interface Row {
  readonly key: string
  readonly title: string
  readonly note: string
}

const NO_MEETING = '起草以后还没有结束的支部委员会会议、党组会议或支部党员大会。请先开会审议，会后再来定稿。'

/** Makes a draft final: chooses the meeting that approved it, and goes on knowingly over what is still open. */
writingPage('packages/report/final/final', {
  data: {
    ...{ mayFinalize: false, open: '', none: '', meetingId: '' },
    meetings: [] as readonly { readonly key: string; readonly label: string }[],
    finals: [] as readonly Row[],
  },

  async read({ branchId, reportId }): Promise<Seen> {
    const [permissions, finals, { points }] = await Promise.all([
      permissionsAt(branchId),
      ask('report.finals', { branchId, reportId }),
      ask('report.checklist', { branchId, reportId }),
    ])
    return { ...finals, mayFinalize: permissions.includes('write-report'), openPoints: points.length }
  },
  show({ mayFinalize, openPoints, meetings, finals }) {
    return {
      mayFinalize,
      open: openPoints > 0 ? `核对还有 ${openPoints} 处，可以先去改；定稿时一并存下。` : '核对没有查到要再看的地方。',
      none: meetings.length === 0 ? NO_MEETING : '',
      meetings: meetings.map(({ meetingId, title, occurredOn }) => ({
        key: meetingId,
        label: `${formatChineseDate(occurredOn)} ${title}`,
      })),
      meetingId: meetings.length === 1 ? (meetings[0]?.meetingId ?? '') : '',
      finals: finals.map(({ code, version, approval, finalizedAt }) => ({
        key: code,
        title: `${versionWords(version)} ${code}`,
        note: `${momentText(finalizedAt, 0)} 定稿，${approval.title}通过`,
      })),
    }
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ meetingId: event.detail.key, fault: '' })
  },
  async finalize() {
    await this.attempt(async () => {
      if (!this.seen) return
      const { openPoints } = this.seen
      const content = `文字、数字和核对结果原样封存，以后改动另成一稿。${openPoints > 0 ? `还有 ${openPoints} 处没有处理。` : ''}`
      if (!(await agreed('定稿？', content, '定稿'))) return
      const { meetingId } = this.data
      const { code } = await this.send('report.finalize', { ...this.at, meetingId, openPoints })
      say('已定稿')
      await this.load()
      void open('packages/report/verify/verify', { branchId: this.at.branchId, code })
    })
  },
  verify(event: WechatMiniprogram.TouchEvent) {
    void open('packages/report/verify/verify', { branchId: this.at.branchId, code: tapped(event, 'code') })
  },
})
