import type { OutputOf } from '#contract'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { pointGroups, type OpenPoint, type PointGroup } from '../../../domain/report/open-point'
import { versionWords, type Unfitness } from '../../../domain/report/final-report'
import { writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { CallFailure } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { momentText } from '../../../text/dates'
import { approvalWords } from '../approval-words'

type Finals = OutputOf<'report.finals'>
interface Seen extends Finals {
  readonly mayConvene: boolean
  readonly points: readonly OpenPoint[]
  /** The digest of the report and of these points: what is agreed to. */
  readonly seen: string
}
interface Row {
  readonly key: string
  readonly title: string
  readonly note: string
}

const NO_MEETING = '起草以后，还没有会议审议过这份报告。会议审议、结束以后，回到这里定稿。'
const UNFIT_WORDS: Readonly<Record<Unfitness, string>> = {
  'meeting-without-quorum': '到会的人数不够',
  'meeting-without-report': '名称、议题和表决里没有写明审议这一份报告',
  'meeting-without-vote': '审议了，没有记下表决，看不出通过了没有',
  'meeting-voted-down': '述职报告没有表决通过',
  'meeting-decided-otherwise': '通过以后又对述职报告作了别的决定',
  'meeting-approved-another': '这一项已经通过了另一份报告',
}
const NOT_HELD_YET = '下面的会议结束以后，在这里选它定稿。'

/** Makes a draft final: chooses the meeting that approved it, and goes on knowingly over what is still open. */
writingPage('packages/final/final/final', {
  data: {
    ...{ mayFinalize: false, signer: '', onBehalf: '', open: '', none: '', meetingId: '' },
    groups: [] as readonly PointGroup[],
    meetings: [] as readonly { readonly key: string; readonly label: string }[],
    planned: [] as readonly Row[],
    unfit: [] as readonly Row[],
    remedy: '',
    mayConvene: false,
    finals: [] as readonly Row[],
  },

  async read({ branchId, reportId }): Promise<Seen> {
    const [permissions, finals, { points, seen }] = await Promise.all([
      permissionsAt(branchId),
      ask('report.finals', { branchId, reportId }),
      ask('report.checklist', { branchId, reportId }),
    ])
    return { ...finals, points, seen, mayConvene: permissions.includes('keep-meetings') }
  },
  show(seen, _, { meetingId }) {
    const { author, mayFinalize, mayConvene, isOnBehalf, points, meetings, planned, unfit, finals, item } = seen
    const chosen =
      meetings.find((each) => each.meetingId === meetingId) ?? (meetings.length === 1 ? meetings[0] : undefined)
    return {
      mayConvene,
      planned: planned.map(({ meetingId: key, title, occurredOn }) => ({
        ...{ key, title },
        note: formatChineseDate(occurredOn),
      })),
      mayFinalize,
      signer: signerWords(author?.name),
      onBehalf: isOnBehalf ? `这份报告由${author?.name ?? ''}述职，由您代为定稿，文档上会写明。` : '',
      open: points.length > 0 ? openWords(points.length) : '核对没有查到要再看的地方。',
      groups: pointGroups(points),
      unfit: unfit.map(({ meetingId: key, title, occurredOn, why, missing }) => ({
        ...{ key, title },
        note: `${formatChineseDate(occurredOn)}，${UNFIT_WORDS[why]}${missing === undefined ? '' : `：${missing.replace(/。$/, '')}`}`,
      })),
      remedy: unfit.length > 0 ? remedyWords(item) : '',
      none: meetings.length > 0 ? '' : planned.length > 0 ? NOT_HELD_YET : NO_MEETING,
      meetings: meetings.map(({ meetingId, title, occurredOn }) => ({
        key: meetingId,
        label: `${formatChineseDate(occurredOn)} ${title}`,
      })),
      meetingId: chosen?.meetingId ?? '',
      finals: finals.map((final) => ({
        key: final.code,
        title: `${versionWords(final)} ${final.code}`,
        note: `${momentText(final.finalizedAt, 0)} 定稿，${final.approval.title}通过${approvalWords(final.approvalNow)}`,
      })),
    }
  },

  /** What is convened or held elsewhere is there on coming back. */
  isElsewhere: false,
  onShow() {
    if (this.isElsewhere) void this.refine({})
    this.isElsewhere = false
  },
  /** The meeting that is to deal with the report: of the organ that usually does, with the report on its agenda. */
  async convene() {
    if (!this.seen) return
    const { item, approvingKind: kind } = this.seen
    this.isElsewhere = true
    await open('packages/meeting/convene/convene', {
      ...{ branchId: this.at.branchId, kind },
      about: item,
    })
  },
  openMeeting(event: WechatMiniprogram.TouchEvent) {
    this.isElsewhere = true
    void open('packages/meeting/detail/detail', { branchId: this.at.branchId, meetingId: tapped(event) })
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData({ meetingId: event.detail.key, fault: '' })
  },
  async finalize() {
    await this.attempt(async () => {
      if (!this.seen) return
      const { points, seen } = this.seen
      const left = points.length > 0 ? `上面列出的 ${points.length} 处没有处理。` : ''
      if (!(await agreed('定稿？', `文字、数字和核对结果原样封存，以后改动另成一稿。${left}`, '定稿'))) return
      const { meetingId } = this.data
      try {
        const { code } = await this.send('report.finalize', { ...this.at, meetingId, seen })
        say('已定稿')
        await this.load()
        void open('packages/final/verify/verify', { branchId: this.at.branchId, code })
      } catch (failure) {
        if (failure instanceof CallFailure && failure.code === 'changed-since-seen') await this.load()
        throw failure
      }
    })
  },
  verify(event: WechatMiniprogram.TouchEvent) {
    void open('packages/final/verify/verify', { branchId: this.at.branchId, code: tapped(event, 'code') })
  },
})

function signerWords(name: string | undefined): string {
  return name === undefined
    ? '截止日没有人担任书记，这份草稿没有述职人，不能定稿。'
    : `这份报告由${name}述职，由本人定稿；本人离任以后，由接任的书记代为定稿。`
}

function remedyWords(item: string): string {
  return `会上确实审议、通过的，点开那次会议更正，补记表决“${item}”和票数。`
}

function openWords(count: number): string {
  return `核对还有下面 ${count} 处，可以先去改；定稿时一并存下。`
}
